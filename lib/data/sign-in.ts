import 'server-only';
import type { Role, Viewer } from '@/lib/domain/account';
import { LINK_MINUTES } from '@/lib/domain/sign-in';
import { pool } from './database';
import { isSessionOf, SESSION_DAYS } from './sessions';

/** A session about to be made: its token's hash, and the hash of the browser's earlier one. */
export type NewSession = {
  tokenHash: string;
  replaces: string | null;
  /** Addresses that are admins (ADMIN_EMAILS), in lower case. */
  admins: readonly string[];
};

/**
 * Keeps a link that signs `email` in, for LINK_MINUTES. Links of yesterday and before are dropped on the
 * way, and so is every session that has run out.
 */
export async function keepLink(link: {
  tokenHash: string;
  email: string;
  returnTo: string;
}): Promise<void> {
  await pool().query(
    `WITH gone AS (DELETE FROM sign_in_links WHERE expires_at < now() - interval '1 day'),
       over AS (DELETE FROM sessions WHERE expires_at <= now())
     INSERT INTO sign_in_links (token_hash, email, return_to, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(mins => $4))`,
    [link.tokenHash, link.email, link.returnTo, LINK_MINUTES],
  );
}

export type KeptLink = {
  email: string;
  returnTo: string;
  usedAt: Date | null;
  expiresAt: Date;
  /** The database's time, by which the others are meant. */
  now: Date;
};

/** Answers a link by its token's hash without using it up; null when there is none. */
export async function findLink(tokenHash: string): Promise<KeptLink | null> {
  const { rows } = await pool().query<KeptLink>(
    `SELECT email, return_to AS "returnTo", used_at AS "usedAt", expires_at AS "expiresAt", now()
     FROM sign_in_links WHERE token_hash = $1`,
    [tokenHash],
  );
  return rows[0] ?? null;
}

type SignedInRow = {
  user_id: string;
  email: string;
  name: string | null;
  role: Role;
  return_to: string;
};

// One statement: of many that come with one link at once, one finds it unused, and whoever used it up
// has an account and a session. A role is given here and nowhere taken away.
const SIGN_IN_SQL = `
  WITH link AS (
    UPDATE sign_in_links SET used_at = now()
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()
    RETURNING email, return_to
  ), account AS (
    INSERT INTO users AS known (email, email_verified_at, role)
    SELECT email, now(), (CASE WHEN email = ANY($4) THEN 'admin' ELSE 'member' END)::role FROM link
    ON CONFLICT (email) DO UPDATE SET
      email_verified_at = coalesce(known.email_verified_at, excluded.email_verified_at),
      role = CASE WHEN excluded.role = 'admin' THEN 'admin' ELSE known.role END
    RETURNING id, email, name, role
  ), made AS (
    INSERT INTO sessions (token_hash, user_id, role, expires_at)
    SELECT $2, id, role, now() + make_interval(days => $5) FROM account
  ), gone AS (
    DELETE FROM sessions WHERE ${isSessionOf('$3')} AND EXISTS (SELECT FROM link)
  )
  SELECT account.id AS user_id, account.email, account.name, account.role, link.return_to
  FROM account, link`;

/**
 * Uses a link up and signs its address in, with an account made for it if there is none: one
 * statement, all or nothing.
 * @returns who is signed in and where they return to; null for a link that is used, old or unknown
 */
export async function signInByLink(
  linkHash: string,
  { tokenHash, replaces, admins }: NewSession,
): Promise<{ viewer: Viewer; returnTo: string } | null> {
  const { rows } = await pool().query<SignedInRow>({
    name: 'sign-in-by-link',
    text: SIGN_IN_SQL,
    values: [linkHash, tokenHash, replaces, admins, SESSION_DAYS],
  });
  const [row] = rows;
  if (!row) return null;
  const { user_id: userId, email, name, role, return_to: returnTo } = row;
  return { viewer: { userId, email, name, role }, returnTo };
}
