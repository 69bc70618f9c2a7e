import 'server-only';
import type { ClientBase } from 'pg';
import type { MergePlan } from '@/lib/domain/merge';
import type { MatchupFate } from '@/lib/domain/merge-matchups';

type Client = Pick<ClientBase, 'query'>;

const CHANGED = 'revision = m.revision + 1, updated_at = now()';

const inPlaceOf = (from: string, to: string, row = 'm') => `
  left_id = CASE WHEN ${row}.left_id = ${from} THEN ${to} ELSE ${row}.left_id END,
  right_id = CASE WHEN ${row}.right_id = ${from} THEN ${to} ELSE ${row}.right_id END`;

const MOVE_SQL = `
  UPDATE matchups AS m SET ${inPlaceOf('$1', '$2')}, ${CHANGED} WHERE id = ANY($3)`;

const WITHDRAW_SQL = `
  UPDATE matchups AS m SET state = 'withdrawn', featured_rank = NULL, ${CHANGED} WHERE id = ANY($1)`;

// A pair stands once, whatever its state, so two matchups cannot change their tools one after the
// other: they exchange all that a curator gave them instead, in one statement.
const EXCHANGE_SQL = `
  UPDATE matchups AS m SET state = o.state, headline = o.headline, editor_note = o.editor_note,
    featured_rank = o.featured_rank, publish_at = o.publish_at, created_at = o.created_at,
    left_id = CASE o.left_id WHEN $1 THEN $2 WHEN $2 THEN $1 ELSE o.left_id END,
    right_id = CASE o.right_id WHEN $1 THEN $2 WHEN $2 THEN $1 ELSE o.right_id END, ${CHANGED}
  FROM unnest($3::int[], $4::int[]) AS pair (mine, other), matchups AS o
  WHERE m.id = pair.mine AND o.id = pair.other`;

/** Does with the source's matchups what the plan says. The matchups are held by the caller. */
export async function moveMatchups(client: Client, plan: MergePlan): Promise<void> {
  const [source, target] = [plan.source.id, plan.target.id];
  const of = (...fates: MatchupFate[]) =>
    plan.matchups.filter(({ fate }) => fates.includes(fate)).map(({ id }) => id);
  const exchanged = plan.matchups.flatMap(({ id, fate, rivalId }) =>
    fate === 'takes-over' && rivalId !== null ? [[id, rivalId] as const] : [],
  );
  const mine = exchanged.flat();
  const other = exchanged.flatMap(([one, rival]) => [rival, one]);
  await client.query(EXCHANGE_SQL, [source, target, mine, other]);
  await client.query(WITHDRAW_SQL, [of('against-itself', 'gives-way', 'takes-over')]);
  await client.query(MOVE_SQL, [source, target, of('moves')]);
}
