import { expect, test } from 'vitest';
import { figureOf } from '@/lib/domain/figure';
import { courseOf } from '@/lib/domain/vote-course';
import { acting, newActor, openWorld } from '@/scripts/testing/world';
import { listAlternatives } from './alternatives';
import { addPriceRead, listPublicPriceReads } from './price-reads';
import { refreshStandings } from './standings';
import { listEarlierAddresses } from './tool-addresses';
import { readVoteDays } from './vote-days';
import { castVote } from './votes';

const { rows, sql, tool, categoryId } = await openWorld();

async function vote(slug: string, ships: number, skips: number): Promise<void> {
  for (let n = 0; n < ships + skips; n += 1) {
    await castVote(newActor(), slug, n < ships ? 'ship' : 'skip');
  }
}

const planOf = async (text: string, values: unknown[]): Promise<string> => {
  const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
  return plan.map((row) => row['QUERY PLAN']).join('\n');
};

test('all price reads of a published tool are told, the newest first', async () => {
  const priced = await tool({ slug: 'priced' });
  const draft = await tool({ slug: 'unseen', state: 'draft' });
  const read = {
    ...({ kind: 'paid', amount: 9.5, currency: 'USD', period: 'month', note: null } as const),
    sourceUrl: 'https://example.com/pricing',
  };
  for (const checkedAt of ['2026-01-05', '2025-06-30', '2026-03-01']) {
    await addPriceRead(acting(), priced.id, { ...read, checkedAt });
    await addPriceRead(acting(), draft.id, { ...read, checkedAt });
  }
  const reads = await listPublicPriceReads('priced', 100);
  expect(reads).toEqual(
    ['2026-03-01', '2026-01-05', '2025-06-30'].map((checkedAt) => ({ ...read, checkedAt })),
  );
  expect(await listPublicPriceReads('priced', 2)).toHaveLength(2);
  expect(await listPublicPriceReads('unseen', 100)).toEqual([]);
  expect(await listPublicPriceReads('none', 100)).toEqual([]);
});

test('votes are told by the day of their first casting, those that count alone, and add up to the tally', async () => {
  const voted = await tool({ slug: 'voted' });
  await vote('voted', 4, 3);
  const [taken, changed, out] = await sql<{ voter_id: string }>(
    "SELECT voter_id FROM votes WHERE tool_id = $1 AND choice = 'ship' ORDER BY voter_id",
    [voted.id],
  );
  const at = (voter: { voter_id: string } | undefined, when: string) =>
    sql('UPDATE votes SET cast_at = $3 WHERE tool_id = $1 AND voter_id = $2', [
      ...[voted.id, voter?.voter_id],
      when,
    ]);
  // The last moment of a day by UTC, whatever the server's own time zone.
  await at(changed, '2026-11-01T23:59:59.999Z');
  await at(out, '2026-11-02T00:00:00Z');
  await castVote({ voterId: changed?.voter_id ?? '', addressHash: 'hash' }, 'voted', 'skip');
  await castVote({ voterId: taken?.voter_id ?? '', addressHash: 'hash' }, 'voted', null);
  await sql(
    "UPDATE votes SET counted = false, excluded_reason = 'Tried out.' WHERE tool_id = $1 AND voter_id = $2",
    [...[voted.id, out?.voter_id]],
  );

  const votes = await readVoteDays('voted');
  expect(votes.days[0]).toEqual({ day: '2026-11-01', ships: 0, skips: 1 });
  expect(votes.days).toHaveLength(2);
  const [tally] = await sql<{ ships: number; skips: number }>(
    'SELECT sum(ships)::int AS ships, sum(skips)::int AS skips FROM tally_slots WHERE tool_id = $1',
    [voted.id],
  );
  expect(tally).toEqual({ ships: 1, skips: 4 });
  expect(courseOf(votes).at(-1)?.figure).toEqual(figureOf(tally ?? { ships: 0, skips: 0 }));
  expect((await readVoteDays('priced')).days).toEqual([]);
});

test('alternatives are the best of the category: by votes first, then by the panel; never itself', async () => {
  const other = await rows.category();
  const made = new Map<string, number>();
  for (const slug of ['one', 'many-votes', 'few-good', 'shipped', 'skipped', 'silent']) {
    made.set(slug, (await tool({ slug, categoryId: other.id })).id);
  }
  await tool({ slug: 'hidden', categoryId: other.id, state: 'draft' });
  await vote('many-votes', 5, 2);
  await vote('few-good', 5, 0);
  await vote('one', 6, 0);
  const author = await rows.author();
  for (const [slug, call] of [
    ['shipped', 'ship'],
    ['skipped', 'skip'],
  ] as const) {
    const seat = await rows.seat();
    const of = { toolId: made.get(slug) ?? 0, seatId: seat.id, authorId: author.id };
    await rows.verdict({ ...of, call, state: 'published' });
  }
  await refreshStandings([...made.keys()]);
  const found = await listAlternatives('one', 10);
  expect(found.map(({ slug }) => slug)).toEqual([
    // 56.6% at least of 5 of 5, 35.9% at least of 5 of 7.
    ...['few-good', 'many-votes', 'shipped', 'skipped', 'silent'],
  ]);
  expect((await listAlternatives('one', 2)).map(({ slug }) => slug)).toEqual([
    ...['few-good', 'many-votes'],
  ]);
  expect(await listAlternatives('hidden', 10)).toEqual([]);
  expect((await listAlternatives('few-good', 1)).map(({ slug }) => slug)).toEqual(['one']);
});

test('those below 5 votes are read off an index by the panel', async () => {
  await sql(
    `WITH made AS (
       INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
         category_id, facts_checked_at, state, published_at)
       SELECT 'filler-' || n, 'Filler ' || n, '', 'A tool', 'A tool.', 'https://example.com', 'MIT',
         '1', $1, current_date, 'published', now() FROM generate_series(1, 3000) AS n RETURNING id
     ) SELECT count(*) FROM made`,
    [categoryId],
  );
  await sql('ANALYZE tool_standings');
  const plan = await planOf(
    `SELECT tool_id FROM tool_standings WHERE public AND votes < 5 AND category_id = $1
     ORDER BY wilson_low(panel_ships, panel_skips) DESC NULLS LAST, votes DESC, tool_id LIMIT 6`,
    [categoryId],
  );
  expect(plan).toContain('tool_standings_by_panel');
  expect(plan).not.toContain('Sort');
});

test('addresses that led to a tool before are told, those of others not', async () => {
  const [moved] = await sql<{ id: number }>("SELECT id FROM tools WHERE slug = 'voted'");
  await sql('INSERT INTO tool_redirects (slug, tool_id) VALUES ($1, $2)', ['was-voted', moved?.id]);
  expect(await listEarlierAddresses('voted')).toEqual(['was-voted']);
  expect(await listEarlierAddresses('priced')).toEqual([]);
  expect(await listEarlierAddresses('was-voted')).toEqual([]);
});
