import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { Fault } from '../lib/fault';
import type { Bench } from './context';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

/** The browser for measurements: the one named, Playwright's, the machine's, or npm's. */
async function findBrowser(): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Fault(`PLAYWRIGHT_CHROMIUM: there is no ${named}.`);
  }
  const installed = chromium.executablePath();
  if (existsSync(installed)) return installed;
  const found = onPath();
  if (found) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

/** Starts the browser; it asks nobody for updates, and takes orders on `port` if one is given. */
export async function launchBrowser({ started, signal }: Bench, port?: number): Promise<Browser> {
  const executablePath = await findBrowser();
  const quiet = ['background-networking', 'component-update', 'sync'];
  const browser = await chromium.launch({
    executablePath,
    // Ctrl-C is ours to handle: the browser is closed with everything else.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      ...quiet.map((what) => `--disable-${what}`),
      // Chromium refuses its sandbox to root (trap 11).
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ],
  });
  const close = (): Promise<void> => browser.close();
  started.add('the browser', close);
  // Lighthouse can't be told to stop, but does without its browser.
  signal.addEventListener('abort', close, { once: true });
  return browser;
}
