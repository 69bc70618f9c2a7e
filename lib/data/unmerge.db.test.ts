import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curator, everythingAbout, merged, planOf, wrongSlots } from '@/scripts/testing/merging';
import { openWorld } from '@/scripts/testing/world';
import { undoMerge } from './unmerge';
import { readTallies } from './votes';

const { rows, sql, tool } = await openWorld();
const seats = [await rows.seat(), await rows.seat()];
const authors = [await rows.author(), await rows.author()];

const TOOLS = 4;
const VOTERS = 5;
const day = (n: number) => new Date(Date.UTC(2026, 5, 1 + n, 9)).toISOString();

const place = fc.nat(TOOLS - 1);
const time = fc.nat(20).map(day);
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const seat = fc.nat(1);
const addresses = ['home', 'work', 'café'];

/** What stands about four tools, the first of which is merged into the second. */
const worlds = fc.record({
  states: fc.tuple(pick('published', 'draft', 'retired'), pick('published')),
  renamed: fc.subarray([0, 1, 2, 3]),
  votes: fc.uniqueArray(
    fc.record({
      tool: place,
      voter: fc.nat(VOTERS - 1),
      choice: pick('ship', 'skip'),
      address: pick(...addresses),
      cast: time,
      changed: time,
    }),
    { selector: ({ tool, voter }) => `${tool} ${voter}`, maxLength: 20 },
  ),
  excluded: fc.array(
    fc.record({
      tool: fc.option(place),
      voter: fc.option(fc.nat(VOTERS - 1)),
      address: pick(...addresses),
      lifted: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  published: fc.uniqueArray(fc.record({ tool: place, seat, author: seat, at: time }), {
    selector: (each) => `${each.tool} ${each.seat}`,
  }),
  former: fc.array(
    fc.record({ tool: place, seat, author: seat, state: pick('superseded', 'retracted') }),
    { maxLength: 5 },
  ),
  drafts: fc.uniqueArray(fc.record({ tool: place, seat, author: seat }), {
    selector: (each) => `${each.tool} ${each.seat} ${each.author}`,
  }),
  interests: fc.uniqueArray(fc.record({ tool: place, author: seat }), {
    selector: (each) => `${each.tool} ${each.author}`,
  }),
  prices: fc.array(fc.record({ tool: place, at: time, kind: pick('free', 'paid', 'contact') }), {
    maxLength: 6,
  }),
  matchups: fc.uniqueArray(
    fc.record({
      left: place,
      right: place,
      state: pick('draft', 'scheduled', 'published', 'withdrawn'),
      at: time,
      rank: fc.option(fc.nat(5)),
    }),
    { selector: ({ left, right }) => [left, right].sort().join(' '), maxLength: 8 },
  ),
  suggestions: fc.array(fc.record({ tool: place, state: pick('open', 'accepted') }), {
    maxLength: 3,
  }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

async function build(world: World): Promise<{ ids: number[]; slugs: string[] }> {
  const made = [];
  for (let n = 0; n < TOOLS; n += 1) {
    const state = (world.states[n] ?? 'published') as 'published';
    made.push(await tool({ state, ...(n === 0 && { retiredReason: null }) }));
  }
  const ids = made.map(({ id }) => id);
  const id = (n: number) => ids[n] ?? 0;
  const voters = Array.from({ length: VOTERS }, () => randomUUID());
  await sql('INSERT INTO voters (id) SELECT unnest($1::uuid[])', [voters]);
  const of = (list: readonly unknown[]) => [JSON.stringify(list)];
  await sql(
    `INSERT INTO votes (tool_id, voter_id, choice, address_hash, cast_at, changed_at)
     SELECT * FROM jsonb_to_recordset($1) AS v (tool_id int, voter_id uuid, choice choice,
       address_hash text, cast_at timestamptz, changed_at timestamptz)`,
    of(
      world.votes.map((vote) => ({
        ...{ tool_id: id(vote.tool), voter_id: voters[vote.voter], choice: vote.choice },
        ...{ address_hash: vote.address, cast_at: vote.cast, changed_at: vote.changed },
      })),
    ),
  );
  await sql(
    `INSERT INTO vote_exclusions (tool_id, voter_id, address_hash, reason, lifted_at)
     SELECT tool_id, voter_id, address_hash, 'burst', lifted_at FROM jsonb_to_recordset($1)
       AS e (tool_id int, voter_id uuid, address_hash text, lifted_at timestamptz)`,
    of(
      // From an address votes are only excluded on one tool: it would name other runs' votes, too.
      world.excluded.map(({ tool: on, voter, address, lifted }) => ({
        tool_id: on === null && voter !== null ? null : id(on ?? 0),
        ...(voter === null ? { address_hash: address } : { voter_id: voters[voter] }),
        lifted_at: lifted ? day(1) : null,
      })),
    ),
  );
  await sql(
    `SELECT settle_votes(array_agg(tool_id), array_agg(voter_id)) FROM votes WHERE tool_id = ANY($1)`,
    [ids],
  );
  for (const each of world.published) {
    await rows.verdict({
      ...{ toolId: id(each.tool), seatId: seats[each.seat]?.id ?? 0, publishedAt: each.at },
      authorId: authors[each.author]?.id ?? 0,
    });
  }
  for (const each of world.former) {
    await rows.verdict({
      ...{ toolId: id(each.tool), seatId: seats[each.seat]?.id ?? 0 },
      ...{ authorId: authors[each.author]?.id ?? 0, state: each.state as 'superseded' },
    });
  }
  await sql(
    `INSERT INTO verdict_drafts (tool_id, seat_id, author_id, body)
     SELECT tool_id, seat_id, author_id, 'Half' FROM jsonb_to_recordset($1)
       AS d (tool_id int, seat_id int, author_id int)`,
    of(
      world.drafts.map((each) => ({
        ...{ tool_id: id(each.tool), seat_id: seats[each.seat]?.id },
        author_id: authors[each.author]?.id,
      })),
    ),
  );
  // Declared after publishing: the verdicts stand.
  await sql(
    `INSERT INTO conflicts_of_interest (tool_id, author_id, note)
     SELECT tool_id, author_id, 'A friend works there' FROM jsonb_to_recordset($1)
       AS c (tool_id int, author_id int)`,
    of(
      world.interests.map((each) => ({
        tool_id: id(each.tool),
        author_id: authors[each.author]?.id,
      })),
    ),
  );
  for (const { tool: on, at, kind } of world.prices) {
    await rows.priceRead({ toolId: id(on), checkedAt: new Date(at), kind: kind as 'free' });
  }
  for (const { left, right, state, at, rank } of world.matchups) {
    if (left === right) continue;
    await rows.matchup({
      ...{ leftId: id(left), rightId: id(right), state: state as 'draft', publishAt: at },
      ...{ featuredRank: rank, headline: `${left} and ${right}` },
    });
  }
  await sql(
    `INSERT INTO suggestions (tool_id, kind, state, fields, decided_at)
     SELECT tool_id, 'correction', state, '{}', CASE WHEN state <> 'open' THEN now() END
     FROM jsonb_to_recordset($1) AS s (tool_id int, state suggestion_state)`,
    of(world.suggestions.map(({ tool: on, state }) => ({ tool_id: id(on), state }))),
  );
  for (const n of world.renamed) {
    await sql('UPDATE tools SET slug = $2 WHERE id = $1', [id(n), `${made[n]?.slug}-new`]);
  }
  const slugs = await sql<{ slug: string }>(
    'SELECT slug FROM tools WHERE id = ANY($1) ORDER BY id',
    [ids],
  );
  return { ids, slugs: slugs.map(({ slug }) => slug) };
}

test('a merge that is undone leaves every row as it was, and tallies are exact in between', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, pick('source' as const, 'target' as const), async (world, side) => {
      const { ids, slugs } = await build(world);
      const [source = 0, target = 0] = ids;
      const before = await everythingAbout(ids);
      const plan = await planOf(source, target);
      const { id } = await merged(source, target, side);
      expect(await wrongSlots(ids)).toEqual([]);
      const [, at = ''] = slugs;
      expect((await readTallies([at])).get(at)?.tally).toEqual(plan.votes.after);
      expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [source])).toEqual([]);
      const undone = await undoMerge(curator(), id, new Date());
      expect(undone.kind).toBe('undone');
      expect(await everythingAbout(ids)).toEqual(before);
      expect(await wrongSlots(ids)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('merges one after the other are undone in turn, and out of turn refused with words', async () => {
  const [a, b, c] = [await tool(), await tool(), await tool()];
  const ids = [a.id, b.id, c.id];
  await sql(
    `WITH new AS (INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, 9) RETURNING id)
     INSERT INTO votes (tool_id, voter_id, choice, changed_at)
     SELECT t, id, 'ship', now() - random() * interval '1 day' FROM new, unnest($1::int[]) AS t`,
    [ids],
  );
  await rows.matchup({ leftId: a.id, rightId: c.id });
  await rows.matchup({ leftId: a.id, rightId: b.id });
  const before = await everythingAbout(ids);
  const first = await merged(a.id, b.id);
  const between = await everythingAbout(ids);
  const second = await merged(b.id, c.id);
  expect(await wrongSlots(ids)).toEqual([]);
  expect(await undoMerge(curator(), first.id, new Date())).toEqual({
    kind: 'refused',
    reason: `${b.name} was merged into ${c.name} since. Undo that merge first.`,
  });
  expect((await undoMerge(curator(), second.id, new Date())).kind).toBe('undone');
  expect(await everythingAbout(ids)).toEqual(between);
  expect((await undoMerge(curator(), first.id, new Date())).kind).toBe('undone');
  expect(await everythingAbout(ids)).toEqual(before);
  expect(await wrongSlots(ids)).toEqual([]);
  expect(await undoMerge(curator(), first.id, new Date())).toEqual({
    kind: 'refused',
    reason: 'This merge was undone already.',
  });
});
