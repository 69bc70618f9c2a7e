import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { castVote } from './votes';

const { rows, sql, tool, categoryId } = await openWorld();
const [left, right, third] = [await tool(), await tool(), await tool()];
const seat = await rows.seat();
const author = await rows.author();
const verdict = await rows.verdict({ toolId: left.id, seatId: seat.id, authorId: author.id });
await rows.matchup({ leftId: left.id, rightId: right.id });
await castVote({ voterId: randomUUID(), addressHash: null }, third.slug, 'ship');

/** The constraint (or trigger's words) by which the database refuses a statement. */
async function refusal(statement: string, values: unknown[] = []): Promise<unknown> {
  try {
    await sql(statement, values);
    return 'taken';
  } catch (error) {
    const { constraint, message } = error as { constraint?: string; message: string };
    return constraint ?? message;
  }
}

const insertTool = (slug: string) =>
  refusal(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
       category_id, facts_checked_at)
     VALUES ($1, 'Name', 'Maker', 'Line', 'Text', 'https://example.com', 'MIT', '1', $2, now())`,
    [slug, categoryId],
  );

const badSlugs = [
  '',
  'Upper',
  'under_score',
  'two--hyphens',
  '-start',
  'end-',
  'a.b',
  'é',
  'a b',
  'a-vs-b',
  'vs-a',
  'a-vs',
  'a\n',
  'x'.repeat(61),
];

test.each(badSlugs)('a tool is not filed under %j', async (slug) => {
  expect(await insertTool(slug)).toBe('tools_slug_valid');
});

test.each(['a', 'vs', 'gpt-4-1', 'versus-a', 'a-vsx', 'x'.repeat(60)])(
  'a tool is filed under %j',
  async (slug) => {
    expect(await insertTool(slug)).toBe('taken');
  },
);

const price = (columns: string, values: string) =>
  `INSERT INTO price_reads (tool_id, checked_at, ${columns}) VALUES (${left.id}, now(), ${values})`;
const matchup = (one: number, other: number) =>
  `INSERT INTO matchups (left_id, right_id) VALUES (${one}, ${other})`;
const vote = (columns: string, values: string) =>
  `WITH voter AS (INSERT INTO voters (id) VALUES (gen_random_uuid()) RETURNING id)
   INSERT INTO votes (voter_id, tool_id, ${columns}) SELECT id, ${right.id}, ${values} FROM voter`;
const slot = (slots: string, ships = '0', skips = '0', simulated = '0') =>
  `INSERT INTO tally_slots (tool_id, slot, ships, skips, simulated)
   VALUES (${third.id}, ${slots}, ${ships}, ${skips}, ${simulated})`;
const publishedVerdict = (body: string, at: string) =>
  `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
   VALUES (${right.id}, ${seat.id}, ${author.id}, 'ship', ${body}, '1', 'published', ${at})`;

describe('the database refuses', () => {
  test.each<[what: string, statement: string, constraint: string]>([
    [
      'a category under a bad address',
      "INSERT INTO categories (slug, name, description) VALUES ('A', 'A', '')",
      'categories_slug_valid',
    ],
    ['a seat under a bad address', "UPDATE seats SET slug = 'The Seat'", 'seats_slug_valid'],
    [
      'a website that is none',
      "UPDATE tools SET website = 'javascript:alert(1)'",
      'tools_website_web',
    ],
    [
      'a published tool without a date',
      "UPDATE tools SET published_at = NULL WHERE state = 'published'",
      'tools_published_has_date',
    ],
    [
      'a tool merged into itself',
      `UPDATE tools SET state = 'retired', merged_into_id = id WHERE id = ${third.id}`,
      'tools_merged_not_self',
    ],
    [
      'a merged tool that is still published',
      `UPDATE tools SET merged_into_id = ${left.id} WHERE id = ${third.id}`,
      'tools_merged_is_retired',
    ],
    [
      'an amount without a currency',
      price('kind, amount', "'paid', 20"),
      'price_reads_amount_has_currency',
    ],
    [
      'a currency without an amount',
      price('kind, currency', "'paid', 'USD'"),
      'price_reads_amount_has_currency',
    ],
    [
      'a currency that is none',
      price('kind, amount, currency', "'paid', 20, 'usd'"),
      'price_reads_currency_iso',
    ],
    [
      'a negative amount',
      price('kind, amount, currency', "'paid', -1, 'USD'"),
      'price_reads_amount_range',
    ],
    [
      'a price for what is free',
      price('kind, amount, currency', "'free', 1, 'USD'"),
      'price_reads_free_costs_nothing',
    ],
    [
      'a source that is no web address',
      price('kind, source_url', "'free', 'file:///etc/passwd'"),
      'price_reads_source_web',
    ],
    ['a tool against itself', matchup(left.id, left.id), 'matchups_two_tools'],
    ['a pair twice', matchup(left.id, right.id), 'matchups_pair'],
    ['a pair twice, the other way round', matchup(right.id, left.id), 'matchups_pair'],
    [
      'a published matchup without a time',
      "UPDATE matchups SET publish_at = NULL WHERE state = 'published'",
      'matchups_public_has_time',
    ],
    [
      'a second published verdict of a seat on a tool',
      `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at) SELECT tool_id, seat_id, author_id, 'skip', body, '2', 'published', now() FROM verdicts WHERE id = ${verdict.id}`,
      'verdicts_one_published',
    ],
    [
      'a published verdict without a date',
      publishedVerdict("repeat('x', 100)", 'NULL'),
      'verdicts_published_has_date',
    ],
    [
      'a published verdict of a few words',
      publishedVerdict("'Ship it.'", 'now()'),
      'verdicts_body_length',
    ],
    [
      'a published verdict as long as a novel',
      publishedVerdict("repeat('x', 1501)", 'now()'),
      'verdicts_body_length',
    ],
    [
      'a revision before the first',
      `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version) VALUES (${verdict.id}, 0, 'ship', '', '1')`,
      'verdict_revisions_number',
    ],
    [
      'an excluded vote without a reason',
      vote('choice, counted', "'ship', false"),
      'votes_excluded_has_reason',
    ],
    [
      'a counted vote with a reason against it',
      vote('choice, excluded_reason', "'ship', 'burst'"),
      'votes_excluded_has_reason',
    ],
    ['a counted vote for nothing', vote('choice', 'NULL'), 'votes_counted_has_choice'],
    [
      'a second vote of a voter on a tool',
      'INSERT INTO votes (tool_id, voter_id, choice) SELECT tool_id, voter_id, choice FROM votes',
      'votes_pkey',
    ],
    ['a slot below the range', slot('-1'), 'tally_slots_slot_range'],
    ['a slot above the range', slot('16'), 'tally_slots_slot_range'],
    ['a negative count of ships', slot('0', '-1'), 'tally_slots_not_negative'],
    ['a negative count of skips', slot('0', '0', '-1'), 'tally_slots_not_negative'],
    ['more made-up votes than votes', slot('0', '1', '1', '3'), 'tally_slots_simulated_range'],
    [
      'a tool that has votes to be deleted',
      `DELETE FROM tools WHERE id = ${third.id}`,
      'votes_tool_id_fkey',
    ],
    [
      'a voter who has votes to be deleted',
      'DELETE FROM voters WHERE id IN (SELECT voter_id FROM votes)',
      'votes_voter_id_fkey',
    ],
  ])('%s', async (_what, statement, constraint) => {
    expect(await refusal(statement)).toBe(constraint);
  });

  test('votes that are truncated, whose tally would stay behind', async () => {
    expect(await refusal('TRUNCATE votes')).toMatch(/can be deleted, not truncated/);
    expect(await refusal('TRUNCATE tools CASCADE')).toMatch(/can be deleted, not truncated/);
  });
});

test('a seat may have drafts and former verdicts beside the published one', async () => {
  const own = { toolId: left.id, seatId: seat.id, authorId: author.id };
  await rows.verdict({ ...own, state: 'draft', publishedAt: null, body: 'A start.' });
  await rows.verdict({ ...own, state: 'superseded', supersededAt: new Date() });
  expect(await sql('SELECT 1 FROM verdicts WHERE tool_id = $1', [left.id])).toHaveLength(3);
});
