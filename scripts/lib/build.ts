import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { actionsKey, BUILD_CACHE } from './actions-key';
import { runChild, tail } from './child.mjs';
import { Fault } from './fault';
import { displayPath, ROOT } from './paths';
import { takeLock } from './postgres/lock';
import { pause } from './postgres/processes';

const OUTPUT = join(ROOT, '.next');
const STAMP = join(OUTPUT, 'shipworthy-made-from');
const LOG = join(OUTPUT, 'shipworthy-build.log');

const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = [
  ...['next.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
  ...['postcss.config.mjs', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
  'prisma/schema.prisma',
];

const IGNORED = /(^|\/)lib\/generated(\/|$)|\.test\.tsx?$/;

function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !IGNORED.test(path));
}

/** What a build is made from, as one hash of key, names and contents. Tests are no part of it. */
function fingerprint(key: string): string {
  const hash = createHash('sha256').update(createHash('sha256').update(key).digest());
  const single = FILES.filter((file) => existsSync(join(ROOT, file)));
  for (const path of [...FOLDERS.flatMap(filesUnder), ...single].sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

const madeFrom = (): string => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '');

/** Whether the build lying there was made from the tree as it is. */
function buildIsFresh(key: string): boolean {
  return existsSync(join(OUTPUT, 'BUILD_ID')) && madeFrom() === fingerprint(key);
}

async function runBuild(key: string, signal: AbortSignal | undefined): Promise<void> {
  const from = fingerprint(key);
  // Whatever happens from here, what lies there is no finished build any more.
  writeFileSync(STAMP, '');
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const { code, output } = await runChild(process.execPath, [next, 'build'], {
    cwd: ROOT,
    ...(signal ? { signal } : {}),
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    },
  });
  writeFileSync(LOG, output);
  if (code !== 0) {
    throw new Fault(`The build failed (all of it in ${displayPath(LOG)}):\n${tail(output, 30)}`);
  }
  writeFileSync(STAMP, from);
}

/**
 * Does `work` unless `isDone`. Of several processes that want it at once one does it while the
 * others wait, and they find that there is nothing left to do. `folder` outlives the work.
 * @returns whether it did it
 */
export async function doOnce(
  folder: string,
  isDone: () => boolean,
  work: () => Promise<void>,
  signal?: AbortSignal,
): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    signal?.throwIfAborted();
    if (isDone()) return false;
    const lock = await takeLock(folder, 'build');
    if (!lock.held) {
      await pause(250);
      continue;
    }
    try {
      if (isDone()) return false;
      await work();
      return true;
    } finally {
      lock.release();
    }
  }
}

/**
 * Builds the site with this key of its actions, unless such a build lies there already.
 * @returns whether it built
 */
export function ensureBuild(signal?: AbortSignal, key = actionsKey()): Promise<boolean> {
  // `next build` clears `.next` of all but its cache: a lock beside it would be lost on the way.
  const isFresh = (): boolean => buildIsFresh(key);
  return doOnce(BUILD_CACHE, isFresh, () => runBuild(key, signal), signal);
}
