import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.mjs';
import { Fault } from '../fault';
import { displayPath } from '../paths';
import type { Account } from './account';
import { reach } from './home';

const MAJOR = '18';

export interface Initialisation {
  directory: string;
  account: Account | undefined;
  initdb: string;
  password: string;
  /** False for a throw-away cluster: nothing is forced to the disk. */
  durable: boolean;
}

/** The line of initdb's output that says what went wrong. */
function reasonOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /no space left|error:|fatal:|could not/i.test(line));
  return (telling ?? lines.at(-1) ?? 'no reason given').trim();
}

/** Passes the password in a file that only the account can read; it is gone when initdb is done. */
async function runInitdb(plan: Initialisation, draft: string): Promise<void> {
  const { account } = plan;
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${plan.password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const opened = openSync(passwordFile, 'r');
  const home = reach(draft, account);
  const throughProc = home.extra.length > 0;
  try {
    const { code, output } = await runChild(
      plan.initdb,
      [
        `--pgdata=${home.path}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${throughProc ? '/proc/self/fd/4' : passwordFile}`,
        '--encoding=UTF8',
        // Built into the server: sorts alike on every machine, and needs no locale to be installed.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
        ...(plan.durable ? [] : ['--no-sync']),
      ],
      {
        ...home.spawn,
        stdio: ['ignore', 'pipe', 'pipe', ...home.extra, ...(throughProc ? [opened] : [])],
      },
    );
    if (code !== 0) throw new Fault(`The database could not be made: ${reasonOf(output)}`);
  } finally {
    home.close();
    closeSync(opened);
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Makes a new cluster in `directory` unless there is one. It is made beside and renamed when it is
 * whole, so that a start which was killed half-way leaves nothing that looks like a database.
 */
export async function initialise(plan: Initialisation): Promise<'new' | 'existing'> {
  const { directory, account } = plan;
  if (existsSync(directory)) {
    const version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
    if (version === MAJOR) return 'existing';
    throw new Fault(
      `${displayPath(directory)} was made by PostgreSQL ${version}; this one is ${MAJOR}. ` +
        'Choose another DATA_DIR, or move the data over with pg_dump.',
    );
  }
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  if (account) chownSync(draft, account.uid, account.gid);
  try {
    await runInitdb(plan, draft);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  renameSync(draft, directory);
  return 'new';
}
