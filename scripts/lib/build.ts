import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** What a build is made from, as one hash of names and contents. Tests are no part of it. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const single = FILES.filter((file) => existsSync(join(ROOT, file)));
  for (const path of [...FOLDERS.flatMap(filesUnder), ...single].sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

const madeFrom = (): string => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '');

/** Whether the build lying there was made from the tree as it is. */
function buildIsFresh(): boolean {
  return existsSync(join(OUTPUT, 'BUILD_ID')) && madeFrom() === fingerprint();
}

async function runBuild(signal: AbortSignal | undefined): Promise<void> {
  const from = fingerprint();
  // Whatever happens from here, what lies there is no finished build any more.
  writeFileSync(STAMP, '');
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const { code, output } = await runChild(process.execPath, [next, 'build'], {
    cwd: ROOT,
    ...(signal ? { signal } : {}),
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  writeFileSync(LOG, output);
  if (code !== 0) {
    throw new Fault(`The build failed (all of it in ${displayPath(LOG)}):\n${tail(output, 30)}`);
  }
  writeFileSync(STAMP, from);
}

/**
 * Builds the site unless the build is fresh. Two processes that want to build at once do it one
 * after the other, and the second finds that there is nothing left to do.
 * @returns whether it built
 */
export async function ensureBuild(signal?: AbortSignal): Promise<boolean> {
  mkdirSync(OUTPUT, { recursive: true });
  for (;;) {
    signal?.throwIfAborted();
    if (buildIsFresh()) return false;
    const lock = await takeLock(OUTPUT, 'build');
    if (!lock.held) {
      await pause(250);
      continue;
    }
    try {
      if (buildIsFresh()) return false;
      await runBuild(signal);
      return true;
    } finally {
      lock.release();
    }
  }
}
