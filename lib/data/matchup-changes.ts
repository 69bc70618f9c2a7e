import 'server-only';
import type { Acting } from '@/lib/domain/acting';
import type { DeskMatchup } from '@/lib/domain/matchup-desk';
import {
  canStep,
  type MatchupState,
  type MatchupStep,
  publishedAt,
  stateAfter,
} from '@/lib/domain/matchup-rules';
import { inTransactionAs } from './acting';
import { findDeskMatchup, findPair } from './desk-matchups';

type Words = { headline: string | null; editorNote: string | null };

/**
 * Makes a draft of two tools, which are known and different. The database holds one matchup a pair,
 * whichever way round: where there is one, in any state, nothing is made and it is named.
 */
export async function createMatchup(
  acting: Acting,
  { leftId, rightId, headline, editorNote }: Words & { leftId: number; rightId: number },
): Promise<{ kind: 'created' | 'exists'; matchup: { id: number; state: MatchupState } }> {
  const id = await inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO matchups (left_id, right_id, headline, editor_note) VALUES ($1, $2, $3, $4)
       ON CONFLICT ((least(left_id, right_id)), (greatest(left_id, right_id))) DO NOTHING
       RETURNING id`,
      [leftId, rightId, headline, editorNote],
    );
    return rows[0]?.id;
  });
  if (id !== undefined) return { kind: 'created', matchup: { id, state: 'draft' } };
  const matchup = await findPair(leftId, rightId);
  if (!matchup) throw new Error('The pair was taken, and free again at once');
  return { kind: 'exists', matchup };
}

/**
 * How a change of a matchup ended; nothing was changed unless it is `done`:
 * - `unknown`: there is none
 * - `overtaken`: somebody saved it since it was read; `stands` is what they left
 * - `moved`: somebody took a step with it, or its time came, since it was read; `stands` is how it is
 * - `refused`: the rules have something against it, in words
 */
export type ChangeAnswer =
  | { kind: 'done'; matchup: DeskMatchup }
  | { kind: 'unknown' }
  | { kind: 'overtaken' | 'moved'; stands: DeskMatchup }
  | { kind: 'refused'; reason: string };

/** Saves a matchup's words and which of its tools is on the left, over the revision that was read. */
export async function saveMatchup(
  acting: Acting,
  {
    id,
    revision,
    leftId,
    headline,
    editorNote,
  }: Words & {
    id: number;
    revision: number;
    leftId: number;
  },
): Promise<ChangeAnswer> {
  return inTransactionAs(acting, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE matchups SET headline = $3, editor_note = $4, revision = revision + 1, updated_at = now(),
         left_id = CASE WHEN right_id = $5 THEN right_id ELSE left_id END,
         right_id = CASE WHEN right_id = $5 THEN left_id ELSE right_id END
       WHERE id = $1 AND revision = $2`,
      [id, revision, headline, editorNote, leftId],
    );
    const stands = await findDeskMatchup(id, { client });
    if (!stands) return { kind: 'unknown' };
    return rowCount ? { kind: 'done', matchup: stands } : { kind: 'overtaken', stands };
  });
}

/** Where a matchup stood, on the page on which a step was pressed; `publishAt` is ISO, UTC. */
export type SeenStanding = Pick<DeskMatchup, 'state' | 'publishAt'>;

/**
 * Takes one step with a matchup, such as publishing it, where the rules allow it, it says what was read,
 * and it stands as it was `seen`. The revision stays: it counts what is written, so a form that is open
 * loses nothing by it.
 * @param publishAt when it is to go live, for the step `schedule`
 */
export async function stepMatchup(
  acting: Acting,
  {
    id,
    revision,
    seen,
    step,
    publishAt,
  }: {
    id: number;
    revision: number;
    seen: SeenStanding;
    step: MatchupStep;
    publishAt: Date | null;
  },
  now: Date,
): Promise<ChangeAnswer> {
  return inTransactionAs(acting, async (client) => {
    const read = await findDeskMatchup(id, { client, hold: true });
    if (!read) return { kind: 'unknown' };
    if (read.revision !== revision) return { kind: 'overtaken', stands: read };
    if (read.state !== seen.state || read.publishAt !== seen.publishAt) {
      return { kind: 'moved', stands: read };
    }
    const ruling = canStep(step, read);
    if (!ruling.allowed) return { kind: 'refused', reason: ruling.reason };
    const time = {
      schedule: publishAt,
      publish: publishedAt(read.state, read.publishAt ? new Date(read.publishAt) : null, now),
      unschedule: null,
      redraft: null,
      withdraw: read.publishAt,
    }[step];
    await client.query(
      'UPDATE matchups SET state = $2, publish_at = $3, updated_at = now() WHERE id = $1',
      [id, stateAfter(step), time],
    );
    const matchup = await findDeskMatchup(id, { client });
    return matchup ? { kind: 'done', matchup } : { kind: 'unknown' };
  });
}

/** Throws a draft away, over the revision that was read. */
export async function discardMatchup(
  acting: Acting,
  { id, revision }: { id: number; revision: number },
): Promise<ChangeAnswer> {
  return inTransactionAs(acting, async (client) => {
    const matchup = await findDeskMatchup(id, { client, hold: true });
    if (!matchup) return { kind: 'unknown' };
    if (matchup.revision !== revision) return { kind: 'overtaken', stands: matchup };
    if (matchup.state !== 'draft') {
      return { kind: 'refused', reason: `Only a draft is thrown away; this is ${matchup.state}.` };
    }
    await client.query('DELETE FROM matchups WHERE id = $1', [id]);
    return { kind: 'done', matchup };
  });
}
