import { expect, test } from 'vitest';
import { LEAST_TOGETHER } from '@/lib/domain/open-data';
import { readExport } from '@/scripts/testing/open-data';
import { check } from '@/scripts/testing/open-data-lines';
import { acting, eventually, newActor, openWorld } from '@/scripts/testing/world';
import { listExports, makeExport, readExportPiece } from './open-data';
import { excludeVotes } from './vote-exclusions';
import { castVote } from './votes';

const { rows, sql, tool } = await openWorld();
const site = 'https://shipworthy.example';
let days = 0;
/** Noon of a day that has no file yet. */
const nextDay = () => new Date(Date.UTC(2026, 10, 1 + days++, 12));
const dayOf = (now: Date) => now.toISOString().slice(0, 10);

async function exported(now = nextDay()) {
  const made = await makeExport({ now, site });
  return { made, ...(await readExport(dayOf(now))) };
}

/** Votes of as many new voters on a tool, cast at noon of a day. */
const votesOn = (toolId: number, count: number, day: string, more: { simulated?: boolean } = {}) =>
  sql(
    `WITH new AS (
       INSERT INTO voters (id, simulated) SELECT gen_random_uuid(), $4 FROM generate_series(1, $2)
       RETURNING id)
     INSERT INTO votes (tool_id, voter_id, choice, cast_at, simulated, address_hash)
     SELECT $1, id, CASE WHEN random() < 0.7 THEN 'ship'::choice ELSE 'skip' END,
       $3::timestamptz, $4, 'address-hash-of-somebody' FROM new`,
    [toolId, count, `${day}T12:00:00Z`, more.simulated ?? false],
  );

const scene = await (async () => {
  const [alpha, bravo] = [await tool({ slug: 'alpha' }), await tool({ slug: 'bravo' })];
  const draft = await tool({ slug: 'secret-draft', state: 'draft' });
  const retired = await tool({ slug: 'gone', state: 'retired' });
  await rows.priceRead({ toolId: alpha.id, kind: 'paid', amount: 20, currency: 'USD' });
  const user = await rows.user({ email: 'ada@private.example', name: 'Private Name' });
  const person = await rows.author({ name: 'Ada Public', kind: 'person', userId: user.id });
  const [seat, other] = [await rows.seat(), await rows.seat()];
  const about = { toolId: alpha.id, authorId: person.id };
  await rows.verdict({ ...about, seatId: seat.id, state: 'superseded', call: 'skip' });
  await rows.verdict({ ...about, seatId: seat.id });
  await rows.verdict({ ...about, seatId: other.id, state: 'retracted' });
  await rows.verdict({ ...about, seatId: other.id, state: 'draft', publishedAt: null });
  await rows.verdict({ ...about, toolId: draft.id, seatId: seat.id });
  await votesOn(alpha.id, 12, '2026-09-07');
  await votesOn(alpha.id, 9, '2026-09-09');
  await votesOn(alpha.id, 1, '2026-09-10');
  await votesOn(alpha.id, 4, '2026-09-21');
  await votesOn(alpha.id, 6, '2026-09-28');
  await votesOn(alpha.id, 3, '2026-08-01');
  await votesOn(alpha.id, 9, '2026-08-01', { simulated: true });
  await votesOn(retired.id, 3, '2026-08-01');
  return { alpha, bravo, draft, user };
})();

test('a file holds what is public, and its figures follow from it', async () => {
  const file = await exported();
  expect(check(file.lines)).toMatchObject({ faults: [], faultCount: 0 });
  expect(file.of('header')).toMatchObject([{ site, licence: 'CC-BY-4.0', format: 1 }]);
  expect(file.of('tool').map(({ slug }) => slug)).toEqual(['alpha', 'bravo']);
  expect(file.of('tool')[0]?.prices).toMatchObject([{ amount: 20, currency: 'USD' }]);
  expect(file.of('verdict').map(({ state }) => state)).toEqual([
    ...['superseded', 'published', 'retracted'],
  ]);
  expect(file.of('verdict')[0]?.author).toEqual({ name: 'Ada Public', kind: 'person' });
  const [alpha, bravo] = file.of('figure');
  expect(alpha).toMatchObject({ panel: { ships: 1, skips: 0 }, simulated: 9 });
  expect([alpha?.rank, bravo?.rank]).toEqual([{ best: 1, worst: 1 }, null]);
  expect((alpha?.community.ships ?? 0) + (alpha?.community.skips ?? 0)).toBe(44);
  expect(bravo?.community.percent).toBeNull();
  expect(file.made).toMatchObject({ votes: 44, lines: file.lines.length, sha256: file.sha256 });
  expect((await listExports())[0]).toEqual(file.made);
});

test('a day is only said where many share it, else the week, the month, or nothing', async () => {
  const { of } = await exported();
  const said = new Map<string, number>();
  for (const { cast, simulated } of of('vote')) {
    const key = `${cast}${simulated ? ' made up' : ''}`;
    said.set(key, (said.get(key) ?? 0) + 1);
  }
  expect(Object.fromEntries(said)).toEqual({
    '2026-09-07': 12,
    // The 12 of the Monday stand apart, so the rest of that week has to be enough by itself.
    '2026-W37': 10,
    '2026-09': 10,
    // Three, however many are made up.
    null: 3,
    'null made up': 9,
  });
});

test('nothing in the bytes names a voter, an address, an account or what is no one’s to see', async () => {
  const { text } = await exported();
  const { user } = scene;
  const ids = await sql<{ id: string }>(
    'SELECT id::text FROM voters UNION SELECT id::text FROM users',
  );
  expect(ids.length).toBeGreaterThan(40);
  const hidden = [
    ...ids.flatMap(({ id }) => [id, id.replaceAll('-', '')]),
    ...['address-hash-of-somebody', user.email, 'Private Name', 'secret-draft', 'gone'],
    'T12:00:00.000Z","simulated',
  ];
  expect(hidden.filter((one) => text.includes(one))).toEqual([]);
});

test('a voter has another pseudonym on each tool and in each file', async () => {
  const voter = newActor();
  await castVote(voter, 'alpha', 'ship');
  await castVote(voter, 'bravo', 'ship');
  const files = [await exported(), await exported()];
  const pseudonyms = files.flatMap(({ of }) => of('vote').map(({ voter: one }) => one));
  expect(pseudonyms).toHaveLength(2 * 46);
  expect(new Set(pseudonyms).size).toBe(pseudonyms.length);
});

test('what a curator took out is counted, and named by its tool only where it is many', async () => {
  const named = await tool({ slug: 'charlie' });
  await votesOn(named.id, LEAST_TOGETHER, '2026-09-07');
  await sql("UPDATE votes SET address_hash = 'one-flat' WHERE tool_id = $1", [named.id]);
  const voter = newActor();
  for (const slug of ['alpha', 'bravo']) await castVote(voter, slug, 'skip');
  const by = { reason: 'Made by a machine.', toolId: null };
  await excludeVotes({ ...by, by: 'voter', key: voter.voterId }, acting());
  await excludeVotes({ ...by, toolId: named.id, by: 'address', key: 'one-flat' }, acting());
  const { of, text } = await exported();
  expect(of('excluded')).toEqual([
    { kind: 'excluded', tool: 'charlie', votes: 10 },
    { kind: 'excluded', tool: null, votes: 2 },
  ]);
  expect(of('vote').filter(({ tool: slug }) => slug === 'charlie')).toEqual([]);
  expect(text).not.toContain('Made by a machine');
});

test('while votes come in on many connections, a file is of one moment', async () => {
  let going = true;
  let cast = 0;
  const voters = Array.from({ length: 6 }, async () => {
    while (going) {
      const choice = (['ship', 'skip'] as const)[cast % 2] ?? 'ship';
      await castVote(newActor(), cast % 3 ? 'alpha' : 'bravo', choice);
      cast += 1;
    }
  });
  const seen: number[] = [];
  try {
    for (let n = 0; n < 3; n += 1) {
      const file = await exported();
      expect(check(file.lines).faults).toEqual([]);
      seen.push(file.made?.votes ?? 0);
    }
  } finally {
    going = false;
    await Promise.all(voters);
  }
  expect(new Set(seen).size).toBe(3);
});

test('however many ask at once, a day has one file', async () => {
  const now = nextDay();
  const made = await Promise.all(Array.from({ length: 8 }, () => makeExport({ now, site })));
  expect(made.filter(Boolean)).toHaveLength(1);
  const [first] = made.filter(Boolean);
  expect(await makeExport({ now: new Date(now.getTime() + 3_600_000), site })).toBeNull();
  expect((await readExport(dayOf(now))).sha256).toBe(first?.sha256);
});

test('the newest seven are kept', async () => {
  for (let n = 0; n < 3; n += 1) await exported();
  const kept = await listExports();
  expect(kept.map(({ day }) => day)).toEqual(
    Array.from({ length: 7 }, (_, n) => dayOf(new Date(Date.UTC(2026, 10, days - n)))),
  );
  const [pieces] = await sql<{ days: number }>(
    'SELECT count(DISTINCT day)::int AS days FROM data_export_chunks',
  );
  expect(pieces?.days).toBe(7);
});

test('a process that is gone before the end leaves nothing, and the next one makes the file', async () => {
  const many = await tool({ slug: 'many' });
  await votesOn(many.id, 20_000, '2026-09-07');
  const now = nextDay();
  const { Client } = await import('pg');
  const curator = new Client({ connectionString: process.env.DATABASE_URL });
  await curator.connect();
  await curator.query('BEGIN');
  // The votes are read, and pieces of the file written, before the figures.
  await curator.query('LOCK TABLE tally_slots IN ACCESS EXCLUSIVE MODE');
  const making = makeExport({ now, site }).then(
    () => 'made',
    () => 'gone',
  );
  const waiting = () =>
    sql<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
         AND wait_event_type = 'Lock' AND query LIKE 'DECLARE open_data%'`,
    );
  const [stuck] = await eventually(async () => {
    const found = await waiting();
    return found.length > 0 && found;
  }, 'the export waits for the tallies');
  await sql('SELECT pg_terminate_backend($1)', [stuck?.pid]);
  expect(await making).toBe('gone');
  await curator.query('ROLLBACK');
  await curator.end();
  expect((await listExports()).map(({ day }) => day)).not.toContain(dayOf(now));
  expect(await readExportPiece(dayOf(now), 0)).toBeNull();

  const stopped = new AbortController();
  stopped.abort();
  await expect(makeExport({ now, site, signal: stopped.signal })).rejects.toThrow('server stops');
  expect(await readExportPiece(dayOf(now), 0)).toBeNull();

  const file = await exported(now);
  expect(file.pieces).toBeGreaterThan(1);
  expect(file.made).toMatchObject({ sha256: file.sha256, bytes: file.bytes.length });
  expect(check(file.lines).faults).toEqual([]);
});

test('a file is never changed', async () => {
  await expect(sql(`UPDATE data_exports SET sha256 = repeat('0', 64)`)).rejects.toThrow('never');
  await expect(sql('UPDATE data_export_chunks SET number = number + 1')).rejects.toThrow('never');
});
