import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/lib/postgres/server';
import { type RunningCommand, runCommand } from '../scripts/testing/command';
import { insertSentIssue } from '../scripts/testing/newsletter-issue';
import { Crawl } from './support/crawl';
import { expect, test } from './support/fixtures';
import { databaseOf } from './support/sign-in';

// Hundreds of pages, each made for the first time.
test.describe.configure({ mode: 'serial', timeout: 480_000 });

// A site of its own: nothing comes or goes while it is gone over, so nothing has to be let pass.
let site: RunningCommand;
let port: string;
const dataDir = mkdtempSync(join(tmpdir(), 'shipworthy-links-'));

test.beforeAll(async () => {
  port = String(await freePort());
  const settings = { PORT: port, DATA_DIR: dataDir, NODE_ENV: 'production', LOG_LEVEL: 'error' };
  site = runCommand(['start'], { ...settings, API_REQUESTS_PER_MINUTE: '100000' });
  await site.says(/Shipworthy is at/);
  // With votes there are ranks, movers, disagreements and lines over time to be led to.
  const votes = runCommand(['simulate', '--voters', '90', '--days', '12', '--seed', '5'], settings);
  expect(await votes.exit, votes.stderr()).toBe(0);
  await insertSentIssue(databaseOf(dataDir));
});

test.afterAll(async () => {
  site.kill('SIGTERM');
  await site.exit;
  rmSync(dataDir, { recursive: true, force: true });
});

test('every link on every page leads somewhere, and every page says what it is', async ({
  request,
}) => {
  const crawl = new Crawl(request, [`http://127.0.0.1:${port}`, `http://localhost:${port}`]);
  for (const start of ['/', '/sitemap.xml', '/robots.txt', '/llms.txt']) crawl.add(start, '/');
  await crawl.run();
  expect(crawl.faults).toEqual([]);
  // The sample's 26 tools, their curated matchups and the pages that list them.
  expect(crawl.pages.size, 'pages found').toBeGreaterThan(300);
});
