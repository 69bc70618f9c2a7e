import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { codeOf, Fault, messageOf } from '../fault';
import { displayPath } from '../paths';
import { accountFor } from './account';
import { findPrograms } from './binaries';
import { initialise } from './initialise';
import { recordedServer, serverProcesses, stopOrphans } from './orphans';
import { becomesTrue, pause } from './processes';
import { type RunningServer, type ServerPlan, startServer } from './server';

const NAME = 'shipworthy';
const LARGEST_LOG = 10_485_760;
const RETRY_AFTER = 1_000;

const SETTINGS = {
  max_connections: 100,
  shared_buffers: '128MB',
  // Kept at its default on purpose: an acknowledged vote must survive a power cut.
  fsync: 'on',
  log_checkpoints: 'off',
  timezone: 'UTC',
};

export interface Embedded {
  url: string;
  /** What to say of it in a line: version and place. */
  note: string;
  stop: () => Promise<void>;
}

const clusterOf = (dataDir: string): string => join(dataDir, 'postgres');

/** Makes DATA_DIR if need be; one clear line if it cannot be used. */
export function prepareDataDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Fault(
      `DATA_DIR ${displayPath(dataDir)} can't be written to (${codeOf(error) ?? 'unknown'}): ` +
        'mend its permissions or choose another with DATA_DIR=… npm start.',
    );
  }
}

/** A secret that is made once and kept in DATA_DIR, readable for its owner only. */
export function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    const mine = `${file}.${randomBytes(4).toString('hex')}`;
    writeFileSync(mine, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    try {
      // A link appears complete or not at all: of several that make it at once all read the first.
      linkSync(mine, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}

const urlFor = (dataDir: string, port: number): string =>
  `postgresql://${NAME}:${keptSecret(dataDir, 'postgres.password')}@127.0.0.1:${port}/${NAME}`;

/** The site does not work as superuser: it owns its own database and no more. */
async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' },
  });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, ' +
        'EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database',
      [NAME],
    );
    if (!rows[0].role) {
      const secret = client.escapeLiteral(password);
      await client.query(`CREATE ROLE ${NAME} LOGIN CREATEDB PASSWORD ${secret}`);
    }
    if (!rows[0].database) await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`);
  } finally {
    await client.end();
  }
}

/** Starts the server again on its port whenever it ends without having been told to. */
function keepRunning(plan: ServerPlan, first: RunningServer, say: (line: string) => void) {
  let server = first;
  let stopping = false;
  const startAgain = async (): Promise<void> => {
    for (let told = false; !stopping; told = true) {
      try {
        await stopOrphans(plan.directory);
        server = await startServer({ ...plan, port: first.port });
        return;
      } catch (error) {
        // A full disk, say, which somebody may yet mend.
        if (!told) say(`! ${messageOf(error)} Trying again until it does.`);
        await pause(RETRY_AFTER);
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.gone;
      if (stopping) return;
      say(`! The database ended unexpectedly; starting it again on port ${first.port}`);
      await startAgain();
      if (stopping) await server.stop();
      else say('! The database is back');
    }
  };
  const watching = watch().catch((error: unknown) => {
    say(`✖ The database could not be started again: ${String(error)}`);
  });
  return async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await watching;
  };
}

function keepLogSmall(file: string): void {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
}

/**
 * Starts the database of `dataDir`, making it if there is none. The caller holds the lock of the
 * directory. `say` gets a line when the server had to be started again.
 */
export async function startEmbedded(
  dataDir: string,
  say: (line: string) => void,
): Promise<Embedded> {
  const directory = clusterOf(dataDir);
  const account = await accountFor(directory);
  const program = await findPrograms(account);
  const made = existsSync(directory);
  if (made && !existsSync(join(dataDir, 'postgres.password'))) {
    throw new Fault(`${displayPath(dataDir)}/postgres.password is missing: put it back.`);
  }
  const password = keptSecret(dataDir, 'postgres.password');
  const initdb = program('initdb');
  await initialise({ directory, account, initdb, password, durable: true });
  const orphans = await stopOrphans(directory);
  const logFile = join(dataDir, 'postgres.log');
  keepLogSmall(logFile);
  const plan = { directory, account, program, logFile, password, settings: SETTINGS };
  const server = await startServer(plan);
  const stop = keepRunning(plan, server, say);
  try {
    await ensureDatabase(server.port, password);
  } catch (error) {
    await stop();
    throw error;
  }
  const recovered = orphans ? ', after stopping one left by a killed start' : '';
  return {
    url: urlFor(dataDir, server.port),
    note: `embedded PostgreSQL 18, ${displayPath(dataDir)}${recovered}`,
    stop,
  };
}

/**
 * The address of the server that another process runs in `dataDir`, waiting for it a while if that
 * process is just starting it; undefined if none appears.
 */
export async function runningEmbedded(dataDir: string): Promise<string | undefined> {
  let url: string | undefined;
  await becomesTrue(async () => {
    const directory = clusterOf(dataDir);
    const recorded = existsSync(directory) ? recordedServer(directory) : undefined;
    if (!recorded?.port || !serverProcesses(directory).includes(recorded.pid)) return false;
    const candidate = urlFor(dataDir, recorded.port);
    const client = new pg.Client({ connectionString: candidate, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      url = candidate;
    } catch {
      // Still starting: asked again until the time is over.
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
    return url !== undefined;
  }, 60_000);
  return url;
}
