import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGEST_FILE } from '@/lib/domain/catalogue-file';
import { recordTexts } from '@/lib/domain/test-arbitraries';
import { toolColumns } from '@/lib/domain/tool-record';
import { recordedServer } from './lib/postgres/orphans';
import { freePort } from './lib/postgres/server';
import { type RunningCommand, runCommand } from './testing/command';

const ROWS = 50_000;
const MOST_MEGABYTES = 300;
const BOUNDARY = 'the-end-of-a-part';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-large-'));
const cluster = join(home, 'data/postgres');
const cookie = randomBytes(32).toString('base64url');
let site: RunningCommand;
let origin = '';

async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port: recordedServer(cluster)?.port, user: 'postgres' },
    password: readFileSync(join(home, 'data/postgres.password'), 'utf8').trim(),
    database: 'shipworthy',
  });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The resident memory of the serving process, in megabytes. */
function residentMegabytes(): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${site.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** A form with a file of 50,000 rows and nearly 50 MB, made while it is sent. */
async function* form(): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n` +
      `Content-Type: text/csv\r\n\r\n${toolColumns.join(',')}\n`,
  );
  const description = `"${'It says ""so"",\nand é, 語 and more. '.repeat(23)}"`;
  for (let row = 0; row < ROWS; row += 500) {
    const lines = Array.from({ length: 500 }, (_, n) => {
      const texts = {
        ...recordTexts,
        description,
        slug: `large-${row + n}`,
        name: `Large ${row + n}`,
      };
      return toolColumns.map((column) => texts[column]).join(',');
    });
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

const asAdmin = { cookie: `session=${cookie}` };

async function stateOf(page: string): Promise<string> {
  const response = await fetch(`${origin}${page}/progress`, { headers: asAdmin });
  return ((await response.json()) as { state: string }).state;
}

/** Waits until the import is in another state than `from`; answers that one and the most memory seen. */
async function whileIn(page: string, from: string): Promise<{ state: string; most: number }> {
  let most = 0;
  for (;;) {
    const state = await stateOf(page);
    most = Math.max(most, residentMegabytes());
    if (state !== from) return { state, most };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  const settings = { DATA_DIR: join(home, 'data'), PORT: String(await freePort()) };
  site = runCommand(['start'], { ...settings, LOG_LEVEL: 'warn' });
  [origin] = await site.says(/http:\/\/\S+/);
  await sql(
    `WITH admin AS (
       INSERT INTO users (email, email_verified_at, role) VALUES ('a@b.example', now(), 'admin') RETURNING id
     )
     INSERT INTO sessions (token_hash, user_id, role, expires_at)
     SELECT $1, id, 'admin', now() + interval '1 day' FROM admin`,
    [createHash('sha256').update(cookie).digest('base64url')],
  );
});
afterAll(async () => {
  site.kill('SIGTERM');
  await site.exit;
  rmSync(home, { recursive: true, force: true });
});

/** Presses the button of the page's form that has this text, as a browser without JavaScript does. */
async function press(page: string, button: string): Promise<void> {
  const html = await (await fetch(origin + page, { headers: asAdmin })).text();
  const found = (html.match(/<form\b.*?<\/form>/gs) ?? []).find((each) => each.includes(button));
  if (!found) throw new Error(`${page} has no button ${button}`);
  const body = new FormData();
  for (const [, name, value] of found.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  )) {
    body.append(name ?? '', (value ?? '').replaceAll('&quot;', '"'));
  }
  const answer = await fetch(origin + page, { method: 'POST', body, headers: asAdmin });
  expect(answer.status).toBe(200);
}

async function upload(): Promise<string> {
  let sent = 0;
  async function* counted() {
    for await (const piece of form()) {
      sent += piece.length;
      yield piece;
    }
  }
  const response = await fetch(`${origin}/admin/import/upload`, {
    ...{
      method: 'POST',
      redirect: 'manual',
      duplex: 'half',
      body: Readable.toWeb(Readable.from(counted())),
    },
    headers: { ...asAdmin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  } as RequestInit);
  expect(response.status).toBe(303);
  expect(sent).toBeGreaterThan(45_000_000);
  expect(sent).toBeLessThan(LARGEST_FILE);
  return response.headers.get('location') ?? '';
}

test.runIf(process.platform === 'linux')(
  '50,000 rows in 50 MB are taken, checked and applied in bounded memory',
  { timeout: 400_000 },
  async () => {
    for (const path of ['/', '/tools', '/admin/import']) {
      await (await fetch(origin + path, { headers: asAdmin })).text();
    }
    const idle = residentMegabytes();
    const page = await upload();
    expect(page).toMatch(/^\/admin\/import\/\d+$/);
    const received = residentMegabytes();
    const checked = await whileIn(page, 'checking');
    expect(checked.state).toBe('checked');
    await press(page, '50,000 new tools');
    const applied = await whileIn(page, 'applying');
    expect(applied.state).toBe('applied');
    expect(await sql("SELECT count(*)::int AS tools FROM tools WHERE slug LIKE 'large-%'")).toEqual(
      [{ tools: ROWS }],
    );
    const most = Math.max(received, checked.most, applied.most);
    expect(most - idle, `idle ${idle} MB, at most ${most} MB`).toBeLessThan(MOST_MEGABYTES);
  },
);
