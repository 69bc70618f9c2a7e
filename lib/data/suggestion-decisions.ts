import 'server-only';
import type { Acting } from '@/lib/domain/acting';
import type { Suggestion } from '@/lib/domain/suggestion';
import { inTransactionAs } from './acting';
import { findSuggestion } from './suggestions';

export type SuggestionDecision = { state: 'accepted' } | { state: 'declined'; reason: string };

/**
 * How a decision ended. `moved`: somebody else decided first, and nothing was changed; `now` is how it
 * stands. `toTell`: an address was left, which is mailed (lib/data/suggestion-mail.ts) and then forgotten.
 */
export type DecisionAnswer =
  | { kind: 'decided'; suggestion: Suggestion; toTell: boolean }
  | { kind: 'moved'; now: Suggestion }
  | { kind: 'gone' };

const DECIDE_SQL = `
  UPDATE suggestions SET state = $3::suggestion_state, reason = $4, decided_at = now(),
    revision = revision + 1
  WHERE id = $1 AND revision = $2 AND state = 'open'
  RETURNING email IS NOT NULL AS "toTell"`;

async function answerOf(id: number, toTell: boolean | undefined): Promise<DecisionAnswer> {
  const suggestion = await findSuggestion(id);
  if (!suggestion) return { kind: 'gone' };
  if (toTell === undefined) return { kind: 'moved', now: suggestion };
  return { kind: 'decided', suggestion, toTell };
}

/** Accepts or declines an open suggestion; `revision` is the one that the curator read. */
export async function decideSuggestion(
  id: number,
  revision: number,
  decision: SuggestionDecision,
  acting: Acting,
): Promise<DecisionAnswer> {
  const reason = decision.state === 'declined' ? decision.reason : null;
  const rows = await inTransactionAs(acting, async (client) => {
    const decided = await client.query<{ toTell: boolean }>(DECIDE_SQL, [
      ...[id, revision],
      ...[decision.state, reason],
    ]);
    return decided.rows;
  });
  return answerOf(id, rows[0]?.toTell);
}

/**
 * Opens a decided suggestion again; `revision` is the one that the curator read. The same may have been
 * sent again since, and waits beside it: so this one is no longer known by where it came from.
 */
export async function reopenSuggestion(
  id: number,
  revision: number,
  acting: Acting,
): Promise<DecisionAnswer> {
  const reopened = await inTransactionAs(acting, (client) =>
    client.query(
      `UPDATE suggestions SET state = 'open', reason = NULL, decided_at = NULL, address_hash = NULL,
         revision = revision + 1
       WHERE id = $1 AND revision = $2 AND state <> 'open'`,
      [id, revision],
    ),
  );
  return answerOf(id, reopened.rowCount === 0 ? undefined : false);
}
