import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { runCommand } from '../scripts/testing/command';
import { check, linesOf } from '../scripts/testing/open-data-lines';
import { expect, test } from './support/fixtures';

/** The newest file as `/data/latest` leads to it. */
async function latest(request: APIRequestContext) {
  // The first one is made soon after the start.
  await expect
    .poll(async () => (await request.get('/data/latest', { maxRedirects: 0 })).status())
    .toBe(302);
  const answer = await request.get('/data/latest', { headers: { 'accept-encoding': 'br, gzip' } });
  const path = new URL(answer.url()).pathname;
  const bytes = await answer.body();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { answer, path, bytes, sha256, name: path.replace('/data/', '') };
}

async function verify(...args: string[]) {
  const command = runCommand(['verify', ...args], {});
  return { code: await command.exit, out: command.stdout(), err: command.stderr() };
}

test('the newest file is there whole, kept for ever, and every figure in it follows', async ({
  request,
}) => {
  const { answer, path, bytes, sha256, name } = await latest(request);
  const headers = answer.headers();
  expect(headers).toMatchObject({
    'content-type': 'application/gzip',
    'content-length': String(bytes.length),
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
  expect(headers).not.toHaveProperty('content-encoding');
  const { lines, of } = linesOf(gunzipSync(bytes).toString());
  expect(check(lines).faults).toEqual([]);
  expect(of('tool').map(({ slug }) => slug)).toContain('ollama');

  const head = await request.head(path);
  expect(head.headers()['content-length']).toBe(String(bytes.length));
  const etag = headers.etag ?? '';
  const again = await request.get(path, { headers: { 'if-none-match': etag } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  const list = await request.get(path.replace('.ndjson.gz', '.sha256'));
  expect(await list.text()).toBe(`${sha256}  ${name}\n`);
});

test('the page names the files with their digests, without a script', async ({ request }) => {
  const { sha256, name, path } = await latest(request);
  await expect
    .poll(async () => (await request.get('/data')).text())
    .toContain(`<code class="break-all text-ink">${sha256}</code>`);
  const page = await request.get('/data');
  const html = await page.text();
  expect(html).toContain(`href="${path}"`);
  expect(html).toContain(`sha256sum -c ${name.replace('.ndjson.gz', '.sha256')}`);
  expect(page.headers()['cache-control']).toContain('s-maxage=2');
});

test('what is no file is not found, in words', async ({ request }) => {
  for (const name of ['2020-01-01.ndjson.gz', '2026-99-99.sha256', 'none', '%00', '2026-11-23']) {
    const answer = await request.get(`/data/${name}`);
    expect([400, 404], name).toContain(answer.status());
  }
  const answer = await request.get('/data/2020-01-01.ndjson.gz');
  expect(answer.headers()['content-type']).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 404, detail: expect.any(String) });
});

test('npm run verify goes through it without a database, and finds what was changed', async ({
  request,
  baseURL,
}) => {
  const { bytes, sha256, name } = await latest(request);
  const good = await verify(`${baseURL}/data/latest`, '--site', baseURL ?? '');
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(good.out).toContain(`${sha256}, as the .sha256 beside the file says`);
  expect(good.out).toMatch(/Every figure of \d+ tools follows/);
  expect(good.out).toMatch(/Site asked/);

  const home = mkdtempSync(join(tmpdir(), 'shipworthy-data-'));
  const file = join(home, name);
  const lines = gunzipSync(bytes).toString().split('\n');
  const at = lines.findIndex((line) => line.includes('"kind":"verdict"'));
  lines[at] = (lines[at] ?? '').replace(/"call":"\w+"/, (call) =>
    call.includes('ship') ? '"call":"skip"' : '"call":"ship"',
  );
  writeFileSync(file, gzipSync(lines.join('\n')));
  writeFileSync(join(home, name.replace('.ndjson.gz', '.sha256')), `${sha256}  ${name}\n`);
  const bad = await verify(file);
  expect(bad.code).toBe(1);
  expect(bad.err).toContain(`the .sha256 beside the file says ${sha256}`);
  expect(bad.err).toMatch(/line \d+: [a-z0-9-]+, panel: the file says .*, its verdicts make/);
  rmSync(home, { recursive: true });
});
