import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { type Choice, tallyOf } from '@/lib/domain/tally';
import { accounts } from '@/scripts/testing/accounts';
import { acting, eventually, newActor, openWorld } from '@/scripts/testing/world';
import { exportAccount } from './account-export';
import { deleteAccount, renameAccount } from './accounts';
import { carryVotesOver } from './carry-over';
import { TAGS_CHANNEL } from './changes';
import { recountTallies } from './recount';
import { findTool } from './tools';
import { castAccountVote, castVote, readTallies } from './votes';

const world = await openWorld();
const { sql, tool, rows } = world;
const { member, reviewer, wordsOf } = accounts(world);

const stored = async (slug: string) => (await readTallies([slug])).get(slug)?.tally;

/** What processes are told to drop while `work` runs. */
async function toldDuring(work: () => Promise<unknown>): Promise<string[]> {
  const client = new Client({ connectionString: world.url });
  await client.connect();
  const told: string[] = [];
  client.on('notification', ({ payload }) => told.push(...JSON.parse(payload ?? '[]')));
  await client.query(`LISTEN ${TAGS_CHANNEL}`);
  await work();
  await sql(`SELECT pg_notify('${TAGS_CHANNEL}', '["last"]')`);
  await eventually(() => told.includes('last'), 'the last notice arrives');
  await client.end();
  return told;
}

test('a display name is the account’s, and a reviewer’s beside their verdicts', async () => {
  const plain = await member();
  expect(await toldDuring(() => renameAccount(acting(), plain.id, 'Grace'))).toEqual(['last']);
  expect((await exportAccount(plain.id))?.account.name).toBe('Grace');

  const { id, judged } = await reviewer();
  const told = await toldDuring(async () =>
    expect(await renameAccount(acting(), id, 'Ada L')).toBe(true),
  );
  expect(told).toEqual(['catalogue', 'last']);
  expect((await findTool(judged.slug))?.verdicts[0]?.author.name).toBe('Ada L');
  // Nothing that anybody sees changes.
  expect(await toldDuring(() => renameAccount(acting(), id, 'Ada L'))).toEqual(['last']);
});

test('the name of another author is refused, and nothing is changed', async () => {
  const one = await reviewer();
  await rows.author({ name: 'Model M' });
  expect(await renameAccount(acting(), one.id, 'Model M')).toBe(false);
  const kept = await exportAccount(one.id);
  expect(kept).toMatchObject({ account: { name: 'Ada' }, reviewer: { name: one.email } });
  // Who is no author may have it: it stands beside nothing.
  expect(await renameAccount(acting(), (await member()).id, 'Model M')).toBe(true);
});

/** Somebody with this address gets the weekly mail, about one category. */
async function subscribed(email: string): Promise<void> {
  await sql(
    `WITH made AS (
       INSERT INTO subscribers (email, state, confirmed_at, confirmed_from)
       VALUES ($1, 'confirmed', '2026-11-01T09:00Z', 'home') RETURNING id
     )
     INSERT INTO subscriber_categories SELECT made.id, (SELECT min(id) FROM categories) FROM made`,
    [email],
  );
}

test('the export holds every table, and nothing that lets its reader in', async () => {
  const account = await reviewer();
  const { slug } = await tool();
  await castAccountVote(account, slug, 'ship');
  await sql("INSERT INTO linked_accounts VALUES ('github', '77', $1)", [account.id]);
  await sql(
    "INSERT INTO sign_in_links (token_hash, email, expires_at) VALUES ('secret-hash', $1, now())",
    [account.email],
  );
  await sql('INSERT INTO mails ("to", subject, text) VALUES ($1, $2, $3)', [
    account.email,
    'Sign in',
    'https://example.com/signin/link?token=secret',
  ]);
  await sql(
    `INSERT INTO suggestions (kind, fields, email) VALUES ('tool', '{"name": "Mine"}', $1)`,
    [account.email],
  );
  const other = await reviewer();
  await castAccountVote(other, slug, 'skip');
  for (const { email } of [other, account]) await subscribed(email);

  const exported = await exportAccount(account.id);
  expect(exported).toMatchObject({
    account: { email: account.email, name: 'Ada', role: 'member' },
    sessions: [{ role: 'member', expiresAt: '2099-01-01T00:00:00.000Z' }],
    linkedAccounts: [{ provider: 'github', providerAccountId: '77' }],
    signInLinks: [{ returnTo: '/', usedAt: null }],
    mails: [{ subject: 'Sign in' }],
    suggestions: [{ kind: 'tool', fields: { name: 'Mine' } }],
    newsletter: {
      state: 'confirmed',
      since: expect.stringMatching(/^20/),
      confirmedAt: '2026-11-01T09:00:00.000Z',
      confirmedFrom: 'home',
      categories: [expect.stringMatching(/^[a-z]/)],
    },
    votes: [{ tool: slug, choice: 'ship', counted: true, excludedReason: null }],
    reviewer: {
      name: account.email,
      kind: 'person',
      seats: [{ seat: account.seat.slug, since: '2026-01-01', until: null }],
      conflictsOfInterest: [{ tool: account.judged.slug }, { tool: account.other.slug }],
      verdicts: [{ tool: account.judged.slug, state: 'published', revisions: [{ number: 1 }] }],
      drafts: [{ body: 'Half' }],
    },
  });
  const text = JSON.stringify(exported);
  expect(text).not.toContain('secret');
  expect(text).not.toContain(account.sessionHash);
  expect(text).not.toContain(other.email);
  expect(await exportAccount(randomUUID())).toBeNull();
});

/** Every column of every table that could still name the person or lead to them. */
async function tracesOf(texts: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql<{ text: string | null }>(
      `SELECT string_agg(to_jsonb(t)::text, ' ') AS text FROM "${name}" AS t`,
    );
    for (const text of texts) if (row?.text?.includes(text)) found.push(`${name}: ${text}`);
  }
  return found;
}

test('a deleted account leaves its verdicts by a former reviewer, and nothing of the person', async () => {
  const account = await reviewer();
  const others = await reviewer();
  const { slug } = await tool();
  await castAccountVote(account, slug, 'ship');
  await castAccountVote(others, slug, 'skip');
  await sql("INSERT INTO linked_accounts VALUES ('github', '78-mine', $1)", [account.id]);
  await sql("INSERT INTO sign_in_links (token_hash, email, expires_at) VALUES ('x', $1, now())", [
    account.email,
  ]);
  await sql(`INSERT INTO mails ("to", subject, text) VALUES ($1, 'Hello', 'Hi')`, [account.email]);
  await sql("INSERT INTO suggestions (kind, fields, email) VALUES ('tool', '{}', $1)", [
    account.email,
  ]);
  for (const { email } of [account, others]) await subscribed(email);
  const [voter] = await sql<{ id: string }>('SELECT voter_id AS id FROM users WHERE id = $1', [
    account.id,
  ]);
  await wordsOf(account.author.id, account.seat.id);
  await sql("UPDATE users SET name = 'Ada Lovelace-King' WHERE id = $1", [account.id]);
  await renameAccount(acting(), account.id, 'Augusta Ada King');
  const traces = [
    ...[account.id, account.email, voter?.id ?? 'none', account.sessionHash, '78-mine'],
    ...['My sister, too', 'A draft of mine', 'Nobody read this', 'diary.example'],
    ...['Lovelace-King', 'Augusta Ada King'],
  ];
  expect(await tracesOf(traces)).not.toEqual([]);

  const told = await toldDuring(async () =>
    expect(await deleteAccount(acting(), account.id)).toBe(true),
  );
  expect(told).toContain('catalogue');
  expect(await tracesOf(traces)).toEqual([]);
  expect(await stored(slug)).toEqual({ ships: 0, skips: 1 });

  const verdicts = (await findTool(account.judged.slug))?.verdicts;
  expect(verdicts).toMatchObject([{ author: { name: 'former reviewer', kind: 'person' } }]);
  expect(
    await sql('SELECT until FROM seat_holdings WHERE author_id = $1 AND until IS NULL', [
      account.author.id,
    ]),
  ).toEqual([]);
  expect(
    await sql('SELECT 1 FROM verdict_drafts WHERE author_id = $1', [account.author.id]),
  ).toEqual([]);
  expect(
    await sql('SELECT tool_id, note FROM conflicts_of_interest WHERE author_id = $1', [
      account.author.id,
    ]),
  ).toEqual([
    { tool_id: account.judged.id, note: 'A former reviewer declared an interest in this tool.' },
  ]);

  // Others keep what is theirs.
  expect(await sql('SELECT state FROM subscribers WHERE email = $1', [others.email])).toEqual([
    { state: 'confirmed' },
  ]);
  expect(await exportAccount(others.id)).toMatchObject({
    votes: [{ tool: slug }],
    reviewer: { seats: [{ until: null }], drafts: [{}], conflictsOfInterest: [{}, {}] },
  });
  expect(await deleteAccount(acting(), account.id)).toBe(false);
  expect(await recountTallies()).toEqual([]);
});

test('an author with nothing to their name goes whole; a seat that starts later ends as it starts', async () => {
  const idle = await member();
  const author = await rows.author({ kind: 'person', userId: idle.id });
  await deleteAccount(acting(), idle.id);
  expect(await sql('SELECT 1 FROM authors WHERE id = $1', [author.id])).toEqual([]);

  const soon = await member();
  const { id: authorId } = await rows.author({ kind: 'person', userId: soon.id });
  const seat = await rows.seat();
  await sql("INSERT INTO seat_holdings (seat_id, author_id, since) VALUES ($1, $2, '2199-01-01')", [
    seat.id,
    authorId,
  ]);
  await deleteAccount(acting(), soon.id);
  const [held] = await sql<{ same: boolean }>(
    'SELECT since = until AS same FROM seat_holdings WHERE author_id = $1',
    [authorId],
  );
  expect(held).toEqual({ same: true });
});

test('accounts are deleted while their other tabs vote and sign in: no vote of theirs is left', async () => {
  const tools = await Promise.all(Array.from({ length: 4 }, () => tool()));
  const said: (Choice | null)[] = ['ship', 'skip', 'ship', null];
  const staying = await member();
  const use = async (seed: number) => {
    const random = mulberry32(seed);
    const account = await member();
    const browser = newActor();
    let late = 0;
    const tab = async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        const slug = tools[Math.floor(random() * tools.length)]?.slug ?? '';
        const choice = said[Math.floor(random() * said.length)] ?? null;
        if ((await castAccountVote(account, slug, choice)) === 'nobody') late += 1;
        if (random() < 0.3) {
          await castVote(browser, slug, choice);
          await carryVotesOver(account.id, browser.voterId);
        }
      }
    };
    const leave = async () => {
      await castAccountVote(account, tools[0]?.slug ?? '', 'ship');
      await castAccountVote(staying, tools[seed % 4]?.slug ?? '', 'ship');
      expect(await deleteAccount(acting(), account.id)).toBe(true);
    };
    await Promise.all([tab(), tab(), leave()]);
    // What the browser said after that is its own again.
    await sql('DELETE FROM votes WHERE voter_id = $1', [browser.voterId]);
    return late;
  };
  const late = await Promise.all(Array.from({ length: 20 }, (_, seed) => use(seed)));
  expect(late.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(20);
  for (const { id, slug } of tools) {
    const kept = await sql<{ choice: Choice; mine: boolean }>(
      `SELECT choice, voter_id = (SELECT voter_id FROM users WHERE id = $2) AS mine
       FROM votes WHERE tool_id = $1`,
      [id, staying.id],
    );
    expect(kept.every(({ mine }) => mine)).toBe(true);
    expect(await stored(slug)).toEqual(tallyOf(kept.map(({ choice }) => choice)));
  }
  expect(await recountTallies()).toEqual([]);
});
