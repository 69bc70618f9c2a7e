import { type Browser, chromium } from '@playwright/test';
import { FLAGS, findBrowser } from '../testing/browser';
import type { Bench } from './context';

/** Starts the browser that the tests use; it takes orders on `port` if one is given. */
export async function launchBrowser({ started, signal }: Bench, port?: number): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    // Ctrl-C is ours to handle: the browser is closed with everything else.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [...FLAGS, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])],
  });
  const close = (): Promise<void> => browser.close();
  started.add('the browser', close);
  // Lighthouse can't be told to stop, but does without its browser.
  signal.addEventListener('abort', close, { once: true });
  return browser;
}
