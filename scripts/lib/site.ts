import { readEnv } from '@/lib/env';
import { seedDemoAccounts } from '../../prisma/demo';
import { isEmpty, seed } from '../../prisma/seed';
import { actionsKey } from './actions-key';
import { checkAddressFree, isLoopback } from './address';
import { ensureBuild } from './build';
import { checkConnection, withoutPassword } from './connection';
import { exposeEmbedded } from './database';
import { Fault } from './fault';
import { applyMigrations } from './migrator';
import { dataDirectory, displayPath } from './paths';
import { prepareDataDirectory, startEmbedded } from './postgres/embedded';
import { takeLock } from './postgres/lock';
import { serve } from './serve';
import { type Shutdown, supervise } from './shutdown';
import { say, step } from './steps.mjs';
import { warningsOf } from './warnings';

async function lockDataDirectory(dataDir: string, shutdown: Shutdown): Promise<void> {
  prepareDataDirectory(dataDir);
  const lock = await takeLock(dataDir, process.argv[2] ?? 'start');
  if (lock.held) {
    shutdown.add('the lock', lock.release);
    return;
  }
  const { pid, command } = lock.owner;
  const other = command === 'start' ? 'another start' : `\`npm run ${command}\``;
  throw new Fault(
    `DATA_DIR ${displayPath(dataDir)} is in use by ${other} (pid ${pid}): stop that one, or ` +
      'choose another with DATA_DIR=… npm start.',
  );
}

/** Has a database at DATABASE_URL: the given one, or else the embedded one, now started. */
async function openDatabase(given: string | undefined, shutdown: Shutdown): Promise<string> {
  if (given) {
    await step('Database ready', async () => {
      await checkConnection(given);
      return withoutPassword(given);
    });
    return given;
  }
  const dataDir = dataDirectory();
  await lockDataDirectory(dataDir, shutdown);
  let url = '';
  await step('Database ready', async () => {
    const database = await startEmbedded(dataDir, (line) => say(line, process.stderr));
    shutdown.add('the database', database.stop);
    url = database.url;
    exposeEmbedded(dataDir, url);
    return database.note;
  });
  return url;
}

async function prepareDatabase(given: string | undefined, shutdown: Shutdown): Promise<void> {
  const url = await openDatabase(given, shutdown);
  shutdown.signal.throwIfAborted();
  await step('Migrations', async () => {
    const applied = await applyMigrations(url);
    return applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply';
  });
  if (await isEmpty(url)) {
    await step('Sample catalogue', async () => {
      const { tools, verdicts, matchups } = await seed(url);
      return `${tools} tools, ${verdicts} verdicts, ${matchups} matchups`;
    });
  }
  // A mailbox that anybody on this machine can read leads to them: in the demo, nowhere else.
  if (!given) await seedDemoAccounts(url);
}

/** Runs both at once; when one fails the other is let finish, told to hurry, before it is said. */
async function prepareAll(
  given: string | undefined,
  dev: boolean,
  shutdown: Shutdown,
): Promise<void> {
  // Before the demo's own AUTH_SECRET is there: each DATA_DIR has another, but they share the build.
  const key = actionsKey();
  const giveUp = new AbortController();
  const signal = AbortSignal.any([shutdown.signal, giveUp.signal]);
  const build = async (): Promise<void> => {
    if (dev) return;
    await step('Build ready', async () =>
      (await ensureBuild(signal, key)) ? 'built' : 'unchanged',
    );
  };
  const database = prepareDatabase(given, shutdown).catch((error: unknown) => {
    giveUp.abort();
    throw error;
  });
  const results = await Promise.allSettled([database, build()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Everything from an empty checkout to a site that answers, until it is told to stop. */
export function runSite(dev: boolean): Promise<number> {
  // Next's types make it read-only for the site's own code; here is where it is decided.
  const NODE_ENV = dev ? 'development' : 'production';
  Object.assign(process.env, { NODE_ENV, NEXT_TELEMETRY_DISABLED: '1' });
  // Whatever was set from outside: demo accounts and kept mail belong to a database that we made.
  process.env.EMBEDDED_DEMO = process.env.DATABASE_URL ? '' : '1';
  const settings = readEnv(process.env);
  if (settings.DATABASE_URL && !settings.AUTH_SECRET) {
    throw new Fault(
      'AUTH_SECRET is missing: outside the embedded demo it has to be set. Make one with ' +
        `node -p "require('crypto').randomBytes(32).toString('base64url')"`,
    );
  }
  return supervise(async (shutdown) => {
    await checkAddressFree(settings.HOST, settings.PORT);
    await prepareAll(settings.DATABASE_URL, dev, shutdown);
    shutdown.signal.throwIfAborted();
    let address = '';
    await step('Serving', async () => {
      address = await serve(shutdown, dev);
    });
    say(`\n  Shipworthy is at ${address}\n`);
    for (const warning of warningsOf(settings)) say(`! ${warning}\n`);
    if (!isLoopback(settings.HOST) && !settings.SITE_URL?.startsWith('https:')) {
      say('! From other machines voting and signing in need https: over plain http their browsers');
      say(
        '  drop our cookies, which are Secure. Put a proxy that ends TLS in front and set SITE_URL.\n',
      );
    }
  });
}
