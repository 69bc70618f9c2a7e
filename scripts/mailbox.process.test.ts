import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from './lib/postgres/server';
import { type RunningCommand, runCommand } from './testing/command';
import { emptyDatabase } from './testing/database';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-mailbox-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Site = RunningCommand & { port: number };

/** Runs `check` against a site with these settings, in a DATA_DIR of its own. */
async function onSite(settings: Record<string, string>, check: (site: Site) => Promise<void>) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(home, 'data-'));
  const site = runCommand(['start'], { PORT: String(port), DATA_DIR: dataDir, ...settings });
  try {
    await site.says(/Shipworthy is at/);
    await check({ ...site, port });
  } finally {
    site.kill('SIGTERM');
    expect(await site.exit).toBe(0);
  }
}

/** How the site answers for its mailbox (fetch would not let a test choose the Host header). */
function askMailbox({ port }: Site, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: '/dev/mailbox', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.once('error', reject);
    asking.end();
  });
}

/** A proxy on this machine that says nothing of itself, as a few lines of nginx make one. */
async function bareProxy(site: Site) {
  const proxy = createServer((req, res) => {
    const upstream = connect(site.port, '127.0.0.1', () => {
      upstream.write(`GET ${req.url} HTTP/1.0\r\nHost: 127.0.0.1:${site.port}\r\n\r\n`);
    });
    let answer = '';
    upstream.on('data', (chunk) => {
      answer += String(chunk);
    });
    upstream.on('end', () => res.writeHead(Number(/^HTTP\S+ (\d+)/.exec(answer)?.[1])).end());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { port: (proxy.address() as AddressInfo).port, close: () => proxy.close() };
}

const SECRET = 'x'.repeat(32);
// An operator who means well, or somebody who can set a variable: the start decides, not this.
const CLAIM = { EMBEDDED_DEMO: '1' };

test('the embedded demo opens its mailbox to this machine alone', async () => {
  await onSite({}, async (site) => {
    expect(await askMailbox(site)).toBe(200);
    expect(await askMailbox(site, { host: `localhost:${site.port}` })).toBe(200);
    expect(await askMailbox(site, { host: 'rebound.example' })).toBe(404);
    expect(await askMailbox(site, { 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    expect(await askMailbox(site, { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await askMailbox(site, { via: '1.1 proxy' })).toBe(404);
    const proxy = await bareProxy(site);
    expect(await askMailbox({ ...site, port: proxy.port })).toBe(404);
    proxy.close();
  });
});

test('with a database that somebody named there is no mailbox, and the start says what follows', async () => {
  const settings = { DATABASE_URL: await emptyDatabase(), AUTH_SECRET: SECRET, ...CLAIM };
  await onSite(settings, async (site) => {
    await site.says(/SMTP_URL is not set: nobody can sign in by a mailed link/);
    expect(await askMailbox(site)).toBe(404);
    const page = await (await fetch(`http://127.0.0.1:${site.port}/signin`)).text();
    expect(page).toContain('This site can’t send mail yet');
    expect(page).not.toContain('demo.example');
    expect(page).not.toContain('name="email"');
  });
});

test('a demo that listens to other machines has no mailbox, not even for this one', async () => {
  await onSite({ HOST: '0.0.0.0' }, async (site) => {
    expect(await askMailbox(site)).toBe(404);
    expect(await askMailbox(site, { 'x-direct-loopback': '1' })).toBe(404);
  });
});
