import { checkConnection } from './connection';
import { Fault } from './fault';
import { dataDirectory, displayPath } from './paths';
import {
  keptSecret,
  prepareDataDirectory,
  runningEmbedded,
  startEmbedded,
} from './postgres/embedded';
import { lockOwner, takeLock } from './postgres/lock';
import { becomesTrue } from './postgres/processes';
import { say } from './steps.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Puts the database's address, and the demo's secret, where lib/env.ts reads them. */
export function exposeEmbedded(dataDir: string, url: string): void {
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET ||= keptSecret(dataDir, 'auth-secret');
}

/** Runs `work` with the database of `dataDir`, which this process starts and stops. */
async function withOwnServer<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  const database = await startEmbedded(dataDir, (line) => say(line, process.stderr));
  const stopAndLeave = (): void => {
    // 130 is what a shell reports after Ctrl-C; a failed stop is mended by the next start.
    const leave = () => process.exit(130);
    database.stop().then(leave, leave);
  };
  for (const signal of SIGNALS) process.once(signal, stopAndLeave);
  try {
    exposeEmbedded(dataDir, database.url);
    return await work(database.url);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stopAndLeave);
    await database.stop();
  }
}

/**
 * Runs `work` with the site's database: the one of DATABASE_URL; else the embedded one, joining
 * the server of a running `npm start`, or started for the time of the work. Afterwards
 * `process.env.DATABASE_URL` (and AUTH_SECRET in the demo) hold what lib/ needs.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkConnection(given);
    return work(given);
  }
  const dataDir = dataDirectory();
  prepareDataDirectory(dataDir);
  for (;;) {
    const lock = await takeLock(dataDir, process.argv[2] ?? 'script');
    if (lock.held) {
      try {
        return await withOwnServer(dataDir, work);
      } finally {
        lock.release();
      }
    }
    const { pid, command } = lock.owner;
    if (command === 'start' || command === 'dev') {
      const url = await runningEmbedded(dataDir);
      if (url) {
        exposeEmbedded(dataDir, url);
        return work(url);
      }
      if (lockOwner(dataDir)?.pid === pid) {
        throw new Fault(`The database of ${displayPath(dataDir)} (pid ${pid}) does not answer.`);
      }
    } else {
      // Another script stops its server when it is done, so it can't be shared.
      say(`… waiting for \`npm run ${command}\` (pid ${pid}) to end`);
      await becomesTrue(() => lockOwner(dataDir)?.pid !== pid, 24 * 3_600_000);
    }
  }
}
