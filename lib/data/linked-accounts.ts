import 'server-only';
import { pool, prisma } from './database';
import { isSessionOf, SESSION_DAYS } from './sessions';
import type { NewSession } from './sign-in';

type LinkedAt = { provider: string; providerAccountId: string };
type Found = { id: string; email: string; emailVerifiedAt: Date | null };

const select = { id: true, email: true, emailVerifiedAt: true } as const;

/** Answers the user whom an account at GitHub or Google signs in; null when it signs in nobody yet. */
export async function findUserByLinkedAccount(at: LinkedAt): Promise<Found | null> {
  const { provider, providerAccountId } = at;
  const found = await prisma().linkedAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select } },
  });
  return found?.user ?? null;
}

/** Answers the user of a mail address in lower case; null without one. */
export async function findUserByEmail(email: string): Promise<Found | null> {
  return prisma().user.findUnique({ where: { email }, select });
}

/** Answers a user by their id; null without one. */
export async function findUserById(id: string): Promise<Found | null> {
  return prisma().user.findUnique({ where: { id }, select });
}

/**
 * Makes the user `id` of an address in lower case that another site has verified, whom an account there
 * signs in from now on; nothing else of that account is kept. Both or neither: a user whom nothing
 * signs in would keep their own address from them.
 */
export async function createLinkedUser(
  { id, email }: Pick<Found, 'id' | 'email'>,
  { provider, providerAccountId }: LinkedAt,
): Promise<void> {
  const linkedAccounts = { create: { provider, providerAccountId } };
  await prisma().user.create({
    data: { id, email, emailVerifiedAt: new Date(), linkedAccounts },
    select: { id: true },
  });
}

const OPEN_SESSION_SQL = `
  WITH account AS (
    UPDATE users SET role = CASE WHEN email = ANY($4) THEN 'admin' ELSE role END
    WHERE id = $1 RETURNING id, role
  ), gone AS (
    DELETE FROM sessions WHERE ${isSessionOf('$3')}
  )
  INSERT INTO sessions (token_hash, user_id, role, expires_at)
  SELECT $2, id, role, now() + make_interval(days => $5) FROM account`;

/**
 * Signs in a user whom another site has vouched for: one statement, which also ends the session that
 * this browser had.
 */
export async function openSession(userId: string, session: NewSession): Promise<void> {
  const { tokenHash, replaces, admins } = session;
  await pool().query(OPEN_SESSION_SQL, [userId, tokenHash, replaces, admins, SESSION_DAYS]);
}
