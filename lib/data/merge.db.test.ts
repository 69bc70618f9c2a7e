import { expect, test } from 'vitest';
import { curator, merge, merged, planOf } from '@/scripts/testing/merging';
import { openWorld } from '@/scripts/testing/world';
import { mergeTools } from './merge';
import { listMerges, mergesForm } from './merges';
import { undoMerge } from './unmerge';

const { rows, sql, tool } = await openWorld();
const [skeptic, builder] = [await rows.seat(), await rows.seat()];
const [ada, grace] = [await rows.author(), await rows.author()];

type VerdictRow = { id: number; tool_id: number; state: string; superseded_at: Date | null };
const verdictsOf = async (...ids: number[]) => {
  const found = await sql<VerdictRow>(
    'SELECT id, tool_id, state, superseded_at FROM verdicts WHERE id = ANY($1) ORDER BY id',
    [ids],
  );
  return found.map(({ tool_id, state }) => [tool_id, state]);
};

test('the chosen verdict of a seat stands, the other is a former one, and all history moves', async () => {
  const [source, target] = [await tool(), await tool()];
  const on = (toolId: number, seatId: number) => ({ toolId, seatId, authorId: ada.id });
  const theirs = await rows.verdict(on(source.id, skeptic.id));
  const ours = await rows.verdict(on(target.id, skeptic.id));
  const alone = await rows.verdict(on(source.id, builder.id));
  const former = await rows.verdict({ ...on(source.id, builder.id), state: 'retracted' });
  const plan = await planOf(source.id, target.id);
  expect(plan.contested.map(({ seat }) => seat.slug)).toEqual([skeptic.slug]);
  expect(plan.movingSeats).toEqual([builder.name]);
  const wish = { source: source.id, target: target.id, footing: plan.footing };
  expect(await mergeTools(curator(), { ...wish, chosen: {} })).toEqual({
    kind: 'unchosen',
    seats: [skeptic.slug],
  });
  const chosen = { [skeptic.slug]: 'source' };
  const answer = await mergeTools(curator(), { ...wish, chosen });
  expect(answer.kind).toBe('merged');
  expect(await verdictsOf(theirs.id, ours.id, alone.id, former.id)).toEqual([
    [target.id, 'published'],
    [target.id, 'superseded'],
    [target.id, 'published'],
    [target.id, 'retracted'],
  ]);
  // What a seat publishes or retracts since is not undone with the merge.
  await sql(
    "UPDATE verdicts SET state = 'retracted', retracted_at = now(), retracted_reason = 'x' WHERE id = $1",
    [alone.id],
  );
  await sql("UPDATE verdicts SET state = 'superseded', superseded_at = now() WHERE id = $1", [
    theirs.id,
  ]);
  const newer = await rows.verdict(on(target.id, skeptic.id));
  if (answer.kind !== 'merged') throw new Error('merged');
  await undoMerge(curator(), answer.id, new Date());
  expect(await verdictsOf(theirs.id, ours.id, alone.id, newer.id)).toEqual([
    [source.id, 'published'],
    [target.id, 'superseded'],
    [source.id, 'retracted'],
    [target.id, 'published'],
  ]);
});

test('a draft and an interest that the target has already stay with the source', async () => {
  const [source, target] = [await tool(), await tool()];
  await sql(
    `INSERT INTO verdict_drafts (tool_id, seat_id, author_id, body)
     VALUES ($1, $3, $4, 'a'), ($1, $3, $5, 'b'), ($2, $3, $4, 'c')`,
    [source.id, target.id, skeptic.id, ada.id, grace.id],
  );
  await sql(
    `INSERT INTO conflicts_of_interest (tool_id, author_id, note)
     VALUES ($1, $3, 'a'), ($1, $4, 'b'), ($2, $3, 'c')`,
    [source.id, target.id, ada.id, grace.id],
  );
  const { plan } = await merged(source.id, target.id);
  expect([plan.drafts.moves.length, plan.drafts.stays.length]).toEqual([1, 1]);
  expect([plan.interests.moves, plan.interests.stays]).toEqual([[grace.id], [ada.id]]);
  expect(
    await sql('SELECT tool_id, body FROM verdict_drafts WHERE tool_id = ANY($1) ORDER BY body', [
      [source.id, target.id],
    ]),
  ).toEqual([
    { tool_id: source.id, body: 'a' },
    { tool_id: target.id, body: 'b' },
    { tool_id: target.id, body: 'c' },
  ]);
});

test('of a pair that would stand twice the matchup that was published first stays', async () => {
  const [source, target, early, late] = [await tool(), await tool(), await tool(), await tool()];
  const pair = (leftId: number, rightId: number, month: number, headline: string) =>
    rows.matchup({ leftId, rightId, headline, publishAt: new Date(Date.UTC(2026, month, 1)) });
  await pair(early.id, source.id, 1, 'first');
  await pair(target.id, early.id, 2, 'second');
  await pair(source.id, late.id, 4, 'later');
  await pair(late.id, target.id, 3, 'sooner');
  await pair(source.id, target.id, 1, 'itself');
  await merged(source.id, target.id);
  const found = await sql<{ left_id: number; right_id: number; state: string; headline: string }>(
    `SELECT left_id, right_id, state, headline FROM matchups
     WHERE left_id = ANY($1) OR right_id = ANY($1) ORDER BY headline`,
    [[source.id, target.id]],
  );
  expect(
    found.map(({ left_id, right_id, state, headline }) => [headline, left_id, right_id, state]),
  ).toEqual([
    ['first', early.id, target.id, 'published'],
    ['itself', source.id, target.id, 'withdrawn'],
    ['later', source.id, late.id, 'withdrawn'],
    ['second', source.id, early.id, 'withdrawn'],
    ['sooner', late.id, target.id, 'published'],
  ]);
});

test('a matchup that was edited since keeps the edit, and leads back to the source', async () => {
  const [source, target, other] = [await tool(), await tool(), await tool()];
  const { id } = await rows.matchup({ leftId: source.id, rightId: other.id });
  const done = await merged(source.id, target.id);
  await sql("UPDATE matchups SET headline = 'New', revision = revision + 1 WHERE id = $1", [id]);
  await undoMerge(curator(), done.id, new Date());
  expect(await sql('SELECT left_id, right_id, headline FROM matchups WHERE id = $1', [id])).toEqual(
    [{ left_id: source.id, right_id: other.id, headline: 'New' }],
  );
});

test('two curators who merge one record at once, and one who has looked too long ago', async () => {
  const [source, one, other] = [await tool(), await tool(), await tool()];
  const answers = await Promise.all([merge(source.id, one.id), merge(source.id, other.id)]);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['merged', 'refused']);
  const [a, b] = [await tool(), await tool()];
  const { footing } = await planOf(a.id, b.id);
  await rows.priceRead({ toolId: a.id });
  expect(await mergeTools(curator(), { source: a.id, target: b.id, footing, chosen: {} })).toEqual({
    kind: 'moved',
    what: ['the price reads'],
  });
  const gone = { source: 2_000_000_000, target: b.id, footing, chosen: {} };
  expect(await mergeTools(curator(), gone)).toEqual({ kind: 'unknown' });
  expect(await undoMerge(curator(), 2_000_000_000, new Date())).toEqual({ kind: 'unknown' });
});

test('a merge that fails half way changes nothing', async () => {
  const [source, target] = [await tool(), await tool()];
  await rows.priceRead({ toolId: source.id });
  await sql(
    `CREATE FUNCTION fail_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'on purpose'; END $$`,
  );
  await sql(
    `CREATE TRIGGER fail_at_the_end BEFORE UPDATE OF merged_into_id ON tools
     FOR EACH ROW EXECUTE FUNCTION fail_at_the_end()`,
  );
  await expect(merge(source.id, target.id)).rejects.toThrow('on purpose');
  await sql('DROP TRIGGER fail_at_the_end ON tools');
  expect(await sql('SELECT 1 FROM price_reads WHERE tool_id = $1', [source.id])).toHaveLength(1);
  expect(await sql('SELECT 1 FROM tool_merges WHERE source_id = $1', [source.id])).toEqual([]);
});

test('what a merge changed stands in the history as one operation of who did it', async () => {
  const [source, target] = [await tool(), await tool()];
  await rows.priceRead({ toolId: source.id });
  const acting = { ...curator(), reason: 'One tool.' };
  const { footing } = await planOf(source.id, target.id);
  const wish = { source: source.id, target: target.id, footing, chosen: {} };
  await mergeTools(acting, wish);
  const nouns = await sql<{ noun: string; verb: string; reason: string }>(
    'SELECT noun, verb, reason FROM audit_entries WHERE operation = $1 ORDER BY noun',
    [acting.operation],
  );
  expect(nouns).toEqual([
    { noun: 'price_reads', verb: 'changed', reason: 'One tool.' },
    { noun: 'tool_merges', verb: 'created', reason: 'One tool.' },
    { noun: 'tools', verb: 'changed', reason: 'One tool.' },
  ]);
});

test('merges are listed, the newest first, and can be undone for 30 days', async () => {
  const [source, target] = [await tool({ name: 'Old Heron' }), await tool({ name: 'Heron' })];
  const { id } = await merged(source.id, target.id);
  const view = { ...mergesForm.first, q: 'heron', after: null, filters: { state: '' } };
  const { items } = await listMerges(view, 10);
  expect(items).toMatchObject([
    { id, source: { name: 'Old Heron' }, target: { name: 'Heron' }, stands: true, later: null },
  ]);
  const late = new Date(Date.now() + 31 * 86_400_000);
  expect(await undoMerge(curator(), id, late)).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/30 days/),
  });
  await undoMerge(curator(), id, new Date());
  const undone = await listMerges({ ...view, filters: { state: 'undone' } }, 10);
  expect(undone.items).toHaveLength(1);
});
