// Plain JavaScript without packages: this is what installs them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, tail } from './child.mjs';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Compares what npm says it installed with what the lock file asks for, entry by entry: file
 * times say nothing after a `git clone` or a `git switch`.
 * Packages for other platforms are rightly absent; development ones may be, unless asked for.
 */
export function packagesAreCurrent(withDev) {
  if (!existsSync(INSTALLED)) return false;
  if (!existsSync(LOCK)) return true;
  const wanted = readPackages(LOCK);
  const installed = readPackages(INSTALLED);
  const mayLack = (entry) => entry.optional || (!withDev && (entry.dev || entry.devOptional));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const present = installed[path];
    return present ? present.integrity === entry.integrity : mayLack(entry);
  });
}

/** Runs `npm ci` (or `npm install` without a lock file); throws a Fault with npm's own words. */
export async function installPackages(withDev) {
  const verb = existsSync(LOCK) ? 'ci' : 'install';
  const args = [verb, '--no-audit', '--no-fund', ...(withDev ? ['--include=dev'] : [])];
  // Under `npm start` npm tells where it lies itself; that works on Windows too, without a shell.
  const npm = process.env.npm_execpath;
  const { code, output } = npm?.endsWith('.js')
    ? await runChild(process.execPath, [npm, ...args], { cwd: ROOT })
    : await runChild('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
  if (code === 0) return;
  const error = new Error(`\`npm ${verb}\` failed (code ${code}):\n${tail(output)}`);
  error.name = 'Fault';
  throw error;
}
