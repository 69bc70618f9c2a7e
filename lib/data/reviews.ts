import 'server-only';
import { DatabaseError, type PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { isSameSeen, type Seen } from '@/lib/domain/review';
import type { Choice } from '@/lib/domain/tally';
import type { VerdictText } from '@/lib/domain/verdict';
import { publishingEffect, type RuledVerdict } from '@/lib/domain/verdict-rules';
import { inTransactionAs } from './acting';
import { holdAuthor } from './conflicts';
import { prisma } from './database';
import type { DraftPlace } from './drafts';

/**
 * How publishing ended. Nothing was changed, and the draft is kept, when it is
 * - `overtaken`: for this seat and tool another verdict, or another wording of it, stands than the
 *   writer had seen
 * - `moved`: the draft is not the one that the writer read
 * - `unchanged`: it says word for word what stands already
 * - `conflict`: its author has declared an interest in the tool
 * - `unseated`: its author does not hold the seat any more
 * - `unpublished`: the tool is not on the site any more
 * - `suspended`: its author's account is suspended
 */
export type PublishAnswer =
  | { kind: 'published'; verdict: Seen; effect: ReturnType<typeof publishingEffect> }
  | { kind: Refusal | 'conflict' };

type Refusal = 'overtaken' | 'moved' | 'unchanged' | 'unseated' | 'unpublished' | 'suspended';

type StandingRow = {
  id: number;
  version: number;
  author_id: number;
  call: Choice;
  body: string;
  tool_version: string;
  evidence: string[];
};

const placeOf = ({ authorId, seatId, toolId }: DraftPlace) => [authorId, seatId, toolId];

/** The draft's row, held until the end of the transaction. */
async function holdDraft(client: PoolClient, place: DraftPlace, version: number) {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM verdict_drafts
     WHERE author_id = $1 AND seat_id = $2 AND tool_id = $3 AND version = $4 FOR UPDATE`,
    [...placeOf(place), version],
  );
  return rows[0]?.id;
}

async function holdStanding(client: PoolClient, { seatId, toolId }: DraftPlace) {
  const { rows } = await client.query<StandingRow>(
    `SELECT id, version, author_id, call, body, tool_version, evidence FROM verdicts
     WHERE seat_id = $1 AND tool_id = $2 AND state = 'published' FOR UPDATE`,
    [seatId, toolId],
  );
  return rows[0] ?? null;
}

const isUnchanged = (row: StandingRow, text: VerdictText) =>
  row.call === text.call &&
  row.body === text.body &&
  row.evidence.join('\n') === text.evidence.join('\n');

async function addRevision(client: PoolClient, verdictId: number, text: VerdictText) {
  await client.query(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, evidence)
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5
     FROM verdict_revisions WHERE verdict_id = $1`,
    [verdictId, text.call, text.body, text.toolVersion, text.evidence],
  );
}

async function revise(client: PoolClient, id: number, text: VerdictText) {
  const { rows } = await client.query<Seen>(
    `UPDATE verdicts SET call = $2, body = $3, evidence = $4, version = version + 1, updated_at = now()
     WHERE id = $1 RETURNING id, version`,
    [id, text.call, text.body, text.evidence],
  );
  return rows[0];
}

/** Answers the new verdict; undefined when another was published for the seat meanwhile. */
async function insert(client: PoolClient, place: DraftPlace, text: VerdictText) {
  const { rows } = await client.query<Seen>(
    `INSERT INTO verdicts (author_id, seat_id, tool_id, call, body, tool_version, evidence, state,
       published_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'published', now(), now())
     ON CONFLICT (tool_id, seat_id) WHERE state = 'published' DO NOTHING RETURNING id, version`,
    [...placeOf(place), text.call, text.body, text.toolVersion, text.evidence],
  );
  return rows[0];
}

/**
 * Asked anew in the transaction: an account may be suspended, a seat given up and a tool retired after
 * the page was asked.
 */
async function mustStillJudge(client: PoolClient, { authorId, seatId, toolId }: DraftPlace) {
  const suspended = await client.query<{ suspended: boolean }>(
    `SELECT suspended_at IS NOT NULL AS suspended FROM users JOIN authors ON authors.user_id = users.id
     WHERE authors.id = $1 FOR SHARE OF users`,
    [authorId],
  );
  if (suspended.rows[0]?.suspended) throw new Refused('suspended');
  const held = await client.query(
    `SELECT 1 FROM seat_holdings WHERE author_id = $1 AND seat_id = $2 AND until IS NULL FOR SHARE`,
    [authorId, seatId],
  );
  if (held.rows.length === 0) throw new Refused('unseated');
  const shown = await client.query(
    "SELECT 1 FROM tools WHERE id = $1 AND state = 'published' FOR SHARE",
    [toolId],
  );
  if (shown.rows.length === 0) throw new Refused('unpublished');
}

class Refused extends Error {
  constructor(readonly kind: Refusal) {
    super(kind);
  }
}

/**
 * Publishes a draft as the seat's verdict and throws the draft away, in one transaction: as a new
 * revision of the author's own verdict on the same tool version, else as a new verdict that supersedes
 * the one that stood. `text` is what the draft says, tidied and checked; `base` the published verdict
 * that the writer has seen: no other one, and no other wording of it, is replaced.
 */
export async function publishDraft(
  acting: Acting,
  place: DraftPlace,
  text: VerdictText,
  { version, base }: { version: number; base: Seen },
): Promise<PublishAnswer> {
  try {
    return await inTransactionAs(acting, async (client) => {
      await holdAuthor(client, place.authorId);
      await mustStillJudge(client, place);
      const draftId = await holdDraft(client, place, version);
      if (draftId === undefined) throw new Refused('moved');
      const standing = await holdStanding(client, place);
      // One that was retracted meanwhile is no loss to anybody: there is nothing left to replace.
      if (standing && !isSameSeen(standing, base)) throw new Refused('overtaken');
      const effect = publishingEffect(
        standing && { authorId: standing.author_id, toolVersion: standing.tool_version },
        { authorId: place.authorId, toolVersion: text.toolVersion },
      );
      let verdict: Seen | undefined;
      if (standing && effect === 'revises') {
        if (isUnchanged(standing, text)) throw new Refused('unchanged');
        verdict = await revise(client, standing.id, text);
      } else {
        if (standing) {
          await client.query(
            `UPDATE verdicts SET state = 'superseded', superseded_at = now(), version = version + 1,
               updated_at = now() WHERE id = $1`,
            [standing.id],
          );
        }
        verdict = await insert(client, place, text);
      }
      if (!verdict) throw new Refused('overtaken');
      await addRevision(client, verdict.id, text);
      await client.query('DELETE FROM verdict_drafts WHERE id = $1', [draftId]);
      return { kind: 'published', verdict, effect };
    });
  } catch (error) {
    if (error instanceof Refused) return { kind: error.kind };
    if (isDeclaredInterest(error)) return { kind: 'conflict' };
    throw error;
  }
}

// The trigger's word, for an interest that was declared before this came to it.
const isDeclaredInterest = (error: unknown) =>
  error instanceof DatabaseError && error.constraint === 'verdicts_no_conflict_of_interest';

/** Answers a verdict as the rules see it, with the tool it is about; null when there is none. */
export async function findVerdict(
  id: number,
): Promise<(RuledVerdict & { tool: { slug: string; name: string } }) | null> {
  const row = await prisma().verdict.findUnique({
    where: { id },
    select: {
      state: true,
      author: { select: { userId: true } },
      tool: { select: { slug: true, name: true } },
    },
  });
  return row && { state: row.state, author: row.author.userId, tool: row.tool };
}

/**
 * Retracts a published verdict in the wording that was read; answers false, with nothing changed, when
 * it does not stand, or in other words by now.
 */
export async function retractVerdict(
  acting: Acting,
  { id, version }: Seen,
  reason: string,
): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE verdicts SET state = 'retracted', retracted_at = now(), retracted_reason = $3,
         version = version + 1, updated_at = now()
       WHERE id = $1 AND version = $2 AND state = 'published'`,
      [id, version, reason],
    );
    return rowCount === 1;
  });
}
