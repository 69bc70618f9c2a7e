import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runChild, tail } from '../lib/child.mjs';
import { Fault } from '../lib/fault';
import { ROOT } from '../lib/paths';
import { step } from '../lib/steps.mjs';

const TEMPLATE = join(import.meta.dirname, 'minimal-next');
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
/** How far the page's size may be off. */
const TOLERANCE = 0.01;

interface Built {
  from: string;
  bytes: number;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.versions.modules);
  const files = readdirSync(TEMPLATE, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.map((name) => join(TEMPLATE, name))) {
    if (statSync(file).isFile()) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  for (const name of ['next', 'react', 'react-dom']) {
    hash.update(readFileSync(join(ROOT, 'node_modules', name, 'package.json')));
  }
  return hash.digest('hex');
}

function lastBuild(stamp: string): Built | undefined {
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined;
}

const isNear = (bytes: number, wanted: number): boolean =>
  Math.abs(bytes - wanted) <= wanted * TOLERANCE;

/** Builds the app with a text of so many letters, and answers the size of its page in bytes. */
async function build(folder: string, letters: number): Promise<number> {
  const { code, output } = await runChild(process.execPath, [NEXT, 'build'], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      ...{ BENCH_ROOT: ROOT, BENCH_LETTERS: String(letters) },
    },
  });
  if (code !== 0) throw new Fault(`The minimal Next app does not build:\n${tail(output, 30)}`);
  return statSync(join(folder, '.next/server/app/index.html')).size;
}

/**
 * Has the minimal Next app built with a page of so many bytes, on the Next and React that the site
 * uses; it is kept until one of them changes. It lies inside the repository, because Turbopack
 * resolves packages only from the folders above.
 * @returns the folder it lies in
 */
export async function ensureMinimal(home: string, size: number | 'any'): Promise<string> {
  const folder = join(home, 'minimal-next');
  const stamp = join(folder, 'built.json');
  const from = fingerprint();
  const last = lastBuild(stamp);
  const wanted = size === 'any' ? (last?.bytes ?? 60_000) : size;
  if (last?.from === from && isNear(last.bytes, wanted)) return folder;
  await step('Minimal Next app built', async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(TEMPLATE, folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
    // Next sends the text twice; what is around it is known after the first build.
    let letters = Math.round(wanted / 2);
    let bytes = 0;
    for (let attempt = 0; attempt < 3 && !isNear(bytes, wanted); attempt += 1) {
      letters += bytes === 0 ? -2_000 : Math.round((wanted - bytes) / 2);
      bytes = await build(folder, letters);
    }
    if (!isNear(bytes, wanted)) throw new Fault(`Its page has ${bytes} bytes, not ${wanted}.`);
    writeFileSync(stamp, JSON.stringify({ from, bytes } satisfies Built));
    return `${bytes} bytes for ${wanted}`;
  });
  return folder;
}
