import 'server-only';
import type { ClientBase } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { canMerge, choose, type Footing, type MergePlan, movedSince } from '@/lib/domain/merge';
import { moveExclusions } from './merge-exclusions';
import { holdTools, inMergeTransaction } from './merge-lock';
import { moveMatchups } from './merge-matchups';
import { readMergePlan } from './merge-plan';
import { type MergeSnapshot, readMatchupRows } from './merge-snapshot';
import { moveVotes } from './merge-votes';

type Client = Pick<ClientBase, 'query'>;

/** What is to be merged: `chosen` is the side that stands, by the slugs of contested seats. */
export type MergeWish = {
  source: number;
  target: number;
  /** What the curator was shown. */
  footing: Footing;
  chosen: Readonly<Record<string, string | undefined>>;
};

/**
 * How merging ended. Nothing was changed when it is
 * - `unknown`: one of the two is no tool any more
 * - `refused`: the rules forbid it, for a reason in words
 * - `moved`: what was shown is not so any more; `what` names the parts
 * - `unchosen`: seats (slugs) that have a verdict on both, without a choice
 */
export type MergeAnswer =
  | { kind: 'merged'; id: number; plan: MergePlan }
  | { kind: 'unknown' }
  | { kind: 'refused'; reason: string }
  | { kind: 'moved'; what: string[] }
  | { kind: 'unchosen'; seats: string[] };

/**
 * Merges the source into the target, in one transaction: its address leads to the target, its votes,
 * verdicts, matchups, price reads, drafts, declared interests and open suggestions are the target's, as
 * the preview said. A vote that is cast meanwhile waits and counts for the target.
 */
export function mergeTools(acting: Acting, wish: MergeWish): Promise<MergeAnswer> {
  return inMergeTransaction(acting, async (client): Promise<MergeAnswer> => {
    await holdTools(client, [wish.source, wish.target]);
    const plan = await readMergePlan(client, wish.source, wish.target);
    if (!plan) return { kind: 'unknown' };
    const ruling = canMerge(plan.source, plan.target);
    if (!ruling.allowed) return { kind: 'refused', reason: ruling.reason };
    const what = movedSince(wish.footing, plan.footing);
    if (what.length > 0) return { kind: 'moved', what };
    const { superseded, missing } = choose(plan.contested, wish.chosen);
    if (missing.length > 0) return { kind: 'unchosen', seats: missing };
    return { kind: 'merged', id: await carryOut(client, acting, plan, superseded), plan };
  });
}

async function carryOut(
  client: Client,
  acting: Acting,
  plan: MergePlan,
  superseded: number[],
): Promise<number> {
  const snapshot = await readSnapshot(client, plan, superseded);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO tool_merges (source_id, target_id, by_user_id, snapshot) VALUES ($1, $2, $3, $4)
     RETURNING id`,
    [plan.source.id, plan.target.id, acting.userId, snapshot],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a merge that was written answers its id');
  await moveVotes(client, id, plan.source.id, plan.target.id);
  await moveRows(client, plan, superseded);
  await moveExclusions(client, plan.exclusions, plan.source.id, plan.target.id);
  await moveMatchups(client, plan);
  await retireSource(client, plan);
  await keepMatchups(client, id, snapshot);
  return id;
}

async function readSnapshot(
  client: Client,
  plan: MergePlan,
  superseded: number[],
): Promise<MergeSnapshot> {
  const source = await client.query<{ state: string; retiredReason: string | null }>(
    'SELECT state, retired_reason AS "retiredReason" FROM tools WHERE id = $1',
    [plan.source.id],
  );
  const slots = await client.query<{ slot: number }>(
    'SELECT slot FROM tally_slots WHERE tool_id = $1 ORDER BY slot',
    [plan.target.id],
  );
  const touched = plan.matchups
    .filter(({ fate }) => fate !== 'stays')
    .flatMap(({ id, fate, rivalId }) =>
      fate === 'takes-over' && rivalId !== null ? [id, rivalId] : [id],
    );
  const matchups = await readMatchupRows(client, touched);
  return {
    source: source.rows[0] ?? { state: plan.source.state, retiredReason: null },
    ...{ verdicts: plan.verdicts, superseded, prices: plan.prices },
    ...{ drafts: plan.drafts.moves, interests: plan.interests.moves },
    ...{ suggestions: plan.suggestions, exclusions: plan.exclusions },
    matchups: [...matchups].map(([id, row]) => ({ id, before: row, after: row })),
    slots: slots.rows.map(({ slot }) => slot),
    figures: { votes: plan.votes.source, both: plan.votes.both },
  };
}

/** The matchups as the merge left them, for undoing to see which were changed since. */
async function keepMatchups(client: Client, id: number, snapshot: MergeSnapshot): Promise<void> {
  const now = await readMatchupRows(
    client,
    snapshot.matchups.map((matchup) => matchup.id),
  );
  const matchups = snapshot.matchups.map((matchup) => ({
    ...matchup,
    after: now.get(matchup.id) ?? matchup.before,
  }));
  await client.query('UPDATE tool_merges SET snapshot = $2 WHERE id = $1', [
    id,
    { ...snapshot, matchups },
  ]);
}

async function moveRows(client: Client, plan: MergePlan, superseded: number[]): Promise<void> {
  const [source, target] = [plan.source.id, plan.target.id];
  // First the verdicts that step back: a tool has one published verdict of a seat.
  await client.query(
    `UPDATE verdicts SET state = 'superseded', superseded_at = now(), version = version + 1,
       updated_at = now() WHERE id = ANY($1)`,
    [superseded],
  );
  await client.query('UPDATE verdicts SET tool_id = $2 WHERE tool_id = $1', [source, target]);
  await client.query('UPDATE price_reads SET tool_id = $2 WHERE tool_id = $1', [source, target]);
  await client.query('UPDATE verdict_drafts SET tool_id = $1 WHERE id = ANY($2)', [
    target,
    plan.drafts.moves,
  ]);
  await client.query(
    'UPDATE conflicts_of_interest SET tool_id = $2 WHERE tool_id = $1 AND author_id = ANY($3)',
    [source, target, plan.interests.moves],
  );
  await client.query('UPDATE suggestions SET tool_id = $1 WHERE id = ANY($2)', [
    target,
    plan.suggestions,
  ]);
}

async function retireSource(client: Client, { source, target }: MergePlan): Promise<void> {
  await client.query(
    `UPDATE tools SET state = 'retired', merged_into_id = $2, retired_reason = $3,
       revision = revision + 1, updated_at = now() WHERE id = $1`,
    [source.id, target.id, `Merged into ${target.name}.`.slice(0, 500)],
  );
  await client.query('UPDATE tools SET revision = revision + 1, updated_at = now() WHERE id = $1', [
    target.id,
  ]);
}
