import 'server-only';
import { DatabaseError, type PoolClient } from 'pg';
import { tagsOfPanel } from '@/lib/cache-tags';
import type { Acting } from '@/lib/domain/acting';
import { inTransactionAs } from './acting';
import { announceTags, noteTallyMoved } from './changes';
import { endHoldings } from './seats';
import { holdVotesInPlace } from './votes-lock';

/** Tells every process, when the transaction is kept, that an author changed, if the account is one. */
async function announceAuthor(client: PoolClient, userId: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM authors WHERE user_id = $1', [userId]);
  if (rowCount !== 0) await announceTags(tagsOfPanel(), client);
}

const NAME_TAKEN = 'authors_name_key';

/**
 * Gives an account its display name (tidied, 1 to 60 characters); for a reviewer that is the name
 * beside their verdicts, too.
 * @returns false, with nothing changed, when another author has the name
 */
export async function renameAccount(
  acting: Acting,
  userId: string,
  name: string,
): Promise<boolean> {
  try {
    await inTransactionAs(acting, async (client) => {
      await client.query('UPDATE users SET name = $2 WHERE id = $1', [userId, name]);
      const { rowCount } = await client.query(
        'UPDATE authors SET name = $2 WHERE user_id = $1 AND name IS DISTINCT FROM $2',
        [userId, name],
      );
      if (rowCount !== 0) await announceAuthor(client, userId);
    });
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === NAME_TAKEN) return false;
    throw error;
  }
}

// The account is locked before anything else: a vote of its other tabs is in before it, or finds no
// account any more (castAccountVote).
const LOCK_ACCOUNT_SQL = 'SELECT email, voter_id FROM users WHERE id = $1 FOR UPDATE';

const DROP_VOTES_SQL = `
  WITH gone AS (DELETE FROM votes WHERE voter_id = $1 RETURNING tool_id)
  SELECT slug FROM gone JOIN tools ON tools.id = tool_id`;

const AUTHORS = 'SELECT id FROM authors WHERE user_id = $1';

// In this order: each rests on who the account's author is. What readers rely on stays without the
// person: a published verdict, who held a seat until when, and that an interest was declared in a tool
// that the author judged.
const LEAVE_PANEL_SQL = [
  `DELETE FROM verdict_drafts WHERE author_id IN (${AUTHORS})`,
  `DELETE FROM verdicts WHERE state = 'draft' AND author_id IN (${AUTHORS})`,
  `DELETE FROM conflicts_of_interest AS declared WHERE author_id IN (${AUTHORS}) AND NOT EXISTS (
     SELECT FROM verdicts
     WHERE verdicts.author_id = declared.author_id AND verdicts.tool_id = declared.tool_id)`,
  `UPDATE conflicts_of_interest SET note = 'A former reviewer declared an interest in this tool.'
   WHERE author_id IN (${AUTHORS})`,
  `DELETE FROM authors WHERE user_id = $1
     AND NOT EXISTS (SELECT FROM verdicts WHERE author_id = authors.id)
     AND NOT EXISTS (SELECT FROM seat_holdings WHERE author_id = authors.id)`,
  'UPDATE authors SET name = NULL, user_id = NULL WHERE user_id = $1',
];

/**
 * Deletes an account, in one transaction: its votes leave the tallies; its verdicts stay, by a "former
 * reviewer"; seats that it holds are free from today (UTC) on; drafts, sessions, sign-in links, linked
 * accounts, mail and its address's subscription go. Nothing is left by which the person could be found.
 * @returns whether there was such an account
 * @throws when the database does not answer: then nothing was deleted
 */
export async function deleteAccount(acting: Acting, userId: string): Promise<boolean> {
  const voted = await inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<{ email: string; voter_id: string | null }>(
      LOCK_ACCOUNT_SQL,
      [userId],
    );
    const [account] = rows;
    if (!account) return null;
    await holdVotesInPlace(client);
    const votes = await client.query<{ slug: string }>(DROP_VOTES_SQL, [account.voter_id]);
    await announceAuthor(client, userId);
    await endHoldings(client, userId);
    for (const statement of LEAVE_PANEL_SQL) await client.query(statement, [userId]);
    await client.query('DELETE FROM sign_in_links WHERE email = $1', [account.email]);
    await client.query('DELETE FROM mails WHERE lower("to") = $1', [account.email]);
    // What the account's export shows goes with it: no more is mailed, also of a send under way.
    await client.query('DELETE FROM subscribers WHERE email = $1', [account.email]);
    // What was suggested stays; nobody is answered.
    await client.query('UPDATE suggestions SET email = NULL WHERE email = $1', [account.email]);
    // Sessions and linked accounts go with it.
    await client.query('DELETE FROM users WHERE id = $1', [userId]);
    await client.query('DELETE FROM voters WHERE id = $1', [account.voter_id]);
    return votes.rows.map(({ slug }) => slug);
  });
  for (const slug of voted ?? []) noteTallyMoved(slug);
  return voted !== null;
}
