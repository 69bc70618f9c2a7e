import 'server-only';
import type { Acting } from '@/lib/domain/acting';
import type { Suggestion } from '@/lib/domain/suggestion';
import { inTransactionAs } from './acting';
import { findSuggestion } from './suggestions';

export type SuggestionDecision = { state: 'accepted' } | { state: 'declined'; reason: string };

/**
 * How a decision ended. `moved`: somebody else decided first, and nothing was changed; `now` is how it
 * stands. `email` is where to answer, null where no address was left: it is kept nowhere any more.
 */
export type DecisionAnswer =
  | { kind: 'decided'; suggestion: Suggestion; email: string | null }
  | { kind: 'moved'; now: Suggestion }
  | { kind: 'gone' };

// The address is read and forgotten in one statement: of two who decide at once, one gets to know it.
const DECIDE_SQL = `
  UPDATE suggestions SET state = $3::suggestion_state, reason = $4, decided_at = now(), email = NULL,
    revision = suggestions.revision + 1
  FROM (SELECT id, email FROM suggestions WHERE id = $1 FOR UPDATE) AS was
  WHERE suggestions.id = was.id AND suggestions.revision = $2 AND state = 'open'
  RETURNING was.email`;

async function answerOf(id: number, email: string | null | undefined): Promise<DecisionAnswer> {
  const suggestion = await findSuggestion(id);
  if (!suggestion) return { kind: 'gone' };
  if (email === undefined) return { kind: 'moved', now: suggestion };
  return { kind: 'decided', suggestion, email };
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
    const decided = await client.query<{ email: string | null }>(DECIDE_SQL, [
      ...[id, revision],
      ...[decision.state, reason],
    ]);
    return decided.rows;
  });
  return answerOf(id, rows[0]?.email);
}

/** Opens a decided suggestion again; `revision` is the one that the curator read. */
export async function reopenSuggestion(
  id: number,
  revision: number,
  acting: Acting,
): Promise<DecisionAnswer> {
  const reopened = await inTransactionAs(acting, (client) =>
    client.query(
      `UPDATE suggestions SET state = 'open', reason = NULL, decided_at = NULL, revision = revision + 1
       WHERE id = $1 AND revision = $2 AND state <> 'open'`,
      [id, revision],
    ),
  );
  return answerOf(id, reopened.rowCount === 0 ? undefined : null);
}
