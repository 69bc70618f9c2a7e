// What must happen before a TypeScript file can be imported: packages, Prisma's client, tsx.
// Plain JavaScript without packages, since on a fresh clone there are none yet.
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { pathToFileURL } from 'node:url';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { clientIsCurrent, generateClient } from './prisma-client.mjs';
import { ROOT } from './root.mjs';
import { say, step } from './steps.mjs';

/** `server-only` throws outside React's server; here every module is on the server (trap 3). */
const SERVER_ONLY_HOOK = `data:text/javascript,${encodeURIComponent(`
export async function resolve(specifier, context, next) {
  if (specifier !== 'server-only') return next(specifier, context);
  return { url: 'data:text/javascript,', format: 'module', shortCircuit: true };
}`)}`;

/** Faults with a known cause, told in one line; everything else is ours and shows its stack. */
const isFault = (error) => error?.name === 'Fault' || error?.name === 'EnvError';

async function prepare(command) {
  if (existsSync(join(ROOT, '.env'))) loadEnvFile(join(ROOT, '.env'));
  const withDev = command === 'test' || command === 'bench';
  if (!packagesAreCurrent(withDev)) {
    await step('Packages installed', installPackages);
  }
  if (!clientIsCurrent()) await step('Prisma client made', generateClient);
  // From the root's node_modules by path: this file is parsed before they exist.
  const tsx = join(ROOT, 'node_modules/tsx/dist/esm/api/index.mjs');
  const api = await import(pathToFileURL(tsx).href);
  api.register();
  register(SERVER_ONLY_HOOK);
}

/** Runs `scripts/<command>.ts` with the rest of the arguments and answers the exit code. */
export async function run([command = '', ...args]) {
  const file = join(ROOT, 'scripts', `${command}.ts`);
  if (!/^[a-z][a-z0-9-]*$/.test(command) || !existsSync(file)) {
    say(`✖ There is no command "${command}" in scripts/.`, process.stderr);
    return 1;
  }
  try {
    await prepare(command);
    const { main } = await import(pathToFileURL(file).href);
    return (await main(args)) ?? 0;
  } catch (error) {
    const text = isFault(error) ? error.message : (error?.stack ?? String(error));
    say(`✖ ${text}`, process.stderr);
    return 1;
  }
}
