import { expect, test } from 'vitest';
import { forgetMergedVotes } from '@/lib/data/merge-votes';
import { undoMerge } from '@/lib/data/unmerge';
import { UNDO_DAYS } from '@/lib/domain/merge';
import { curator, merged } from '@/scripts/testing/merging';
import { eventually, newActor, openWorld } from '@/scripts/testing/world';
import { castVote } from '../data/votes';
import { forgetMerges } from './forget-merges';
import { repeat } from './repeat';

const { sql, tool } = await openWorld();
const DAY_MS = 86_400_000;

async function mergedWithVotes(votes: number): Promise<number> {
  const [source, target] = [await tool(), await tool()];
  for (let n = 0; n < votes; n += 1) await castVote(newActor(), source.slug, 'ship');
  return (await merged(source.id, target.id)).id;
}

const keptOf = async (): Promise<Record<number, number>> => {
  const kept = await sql<{ id: number; votes: number }>(
    'SELECT merge_id AS id, count(*)::int AS votes FROM merge_votes GROUP BY 1',
  );
  return Object.fromEntries(kept.map(({ id, votes }) => [id, votes]));
};

test('votes are kept for a merge as long as it can be undone, and not longer', async () => {
  const [undone, old, nearly, standing] = [
    await mergedWithVotes(3),
    await mergedWithVotes(2),
    await mergedWithVotes(1),
    await mergedWithVotes(4),
  ];
  await undoMerge(curator(), undone, new Date());
  const ago = (id: number, days: number) =>
    sql('UPDATE tool_merges SET merged_at = now() - make_interval(days => $2) WHERE id = $1', [
      id,
      days,
    ]);
  await ago(old, UNDO_DAYS + 2);
  await ago(nearly, UNDO_DAYS - 1);
  expect(await forgetMergedVotes(new Date(), 2)).toBe(2);
  const stop = repeat(forgetMerges);
  await eventually(async () => Object.keys(await keptOf()).length === 2, 'they are forgotten');
  await stop();
  expect(await keptOf()).toEqual({ [nearly]: 1, [standing]: 4 });
  expect(await forgetMergedVotes(new Date(Date.now() + UNDO_DAYS * DAY_MS), 10)).toBe(1);
  expect((await undoMerge(curator(), standing, new Date())).kind).toBe('undone');
});
