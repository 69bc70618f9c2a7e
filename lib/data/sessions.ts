import 'server-only';
import type { Role, Viewer } from '@/lib/domain/account';
import { pool } from './database';

/** How long a browser stays signed in, in days. */
export const SESSION_DAYS = 30;

/**
 * The condition, in SQL, that a session answers to this hash (a parameter, as in '$1'): it is its
 * token's, or was until 30 seconds ago. Requests that a browser sent before it learned of a new token
 * come that long.
 */
export function isSessionOf(hash: string): string {
  return `(sessions.token_hash = ${hash} OR sessions.previous_hash = ${hash}
    AND sessions.rotated_at > now() - interval '30 seconds')`;
}

type SessionRow = {
  user_id: string;
  email: string;
  name: string | null;
  role: Role;
  session_role: Role;
};

const FIND_SQL = `
  SELECT users.id AS user_id, users.email, users.name, users.role, sessions.role AS session_role
  FROM sessions JOIN users ON users.id = sessions.user_id
  WHERE ${isSessionOf('$1')} AND sessions.expires_at > now()`;

/**
 * Answers who is signed in with the session of this hash, by the role they have now; null without
 * one, or when it has run out. `stale` says that their role is no longer the one it was made with.
 */
export async function findSession(
  tokenHash: string,
): Promise<{ viewer: Viewer; stale: boolean } | null> {
  const { rows } = await pool().query<SessionRow>({
    name: 'find-session',
    text: FIND_SQL,
    values: [tokenHash],
  });
  const [row] = rows;
  if (!row) return null;
  const { user_id: userId, email, name, role } = row;
  return { viewer: { userId, email, name, role }, stale: role !== row.session_role };
}

/**
 * Gives a stale session a new token's hash and the role that its user has now; by the old hash it is
 * found for 30 seconds more. Of several that try at once, one does.
 * @returns whether it was this one
 */
export async function rotateSession(oldHash: string, newHash: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE sessions SET token_hash = $2, previous_hash = $1, rotated_at = now(), role = users.role
     FROM users WHERE sessions.token_hash = $1 AND users.id = sessions.user_id`,
    [oldHash, newHash],
  );
  return rowCount === 1;
}

/** Signs a browser out; nothing happens when it was not signed in. */
export async function deleteSession(tokenHash: string): Promise<void> {
  await pool().query(`DELETE FROM sessions WHERE ${isSessionOf('$1')}`, [tokenHash]);
}

/** Signs every browser of a user out. */
export async function deleteSessionsOf(userId: string): Promise<void> {
  await pool().query('DELETE FROM sessions WHERE user_id = $1', [userId]);
}
