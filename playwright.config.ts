import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { freePort } from './scripts/lib/postgres/server';
import { FLAGS, findBrowser } from './scripts/testing/browser';

// Playwright reads this file in each of its processes; the first one decides for all.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'shipworthy-e2e-'));
process.env.E2E_BROWSER ??= await findBrowser();

const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

/** The weekly issue is due in three days, on whatever day the tests run: none composes itself meanwhile. */
const newsletterDay = new Date(Date.now() + 3 * 86_400_000)
  .toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
  .toLowerCase();

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // A journey waits more than it works: four keep two cores busy.
  workers: 4,
  // A machine that is busy is no fault of the site's.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    launchOptions: { executablePath: process.env.E2E_BROWSER, args: FLAGS },
  },
  webServer: {
    // The production site on the sample catalogue, in a DATA_DIR that goes when it stops.
    command: 'node scripts/run.mjs e2e-site',
    url: `${baseURL}/api/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      SITE_URL: '',
      // Each test comes from an address of its own, which its requests name.
      TRUST_PROXY: '1',
      VOTES_PER_IP_PER_HOUR: '',
      NEWSLETTER_DAY: newsletterDay,
      LOG_LEVEL: 'warn',
    },
  },
});
