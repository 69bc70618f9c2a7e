import 'server-only';
import { carryVotesOver } from '@/lib/data/carry-over';
import { deleteSession, deleteSessionsOf } from '@/lib/data/sessions';
import { type NewSession, signInByLink } from '@/lib/data/sign-in';
import { linkTokenSchema } from '@/lib/domain/sign-in';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { dropToken, findTokenHash, keepToken } from './session';
import { hashToken, newToken } from './token';
import { getViewer } from './viewer';
import { findVoter } from './voter';

/** Answers a session that is about to be made for this browser, and its token, which nobody keeps. */
export async function prepareSession(): Promise<{ token: string; session: NewSession }> {
  const token = newToken();
  const replaces = await findTokenHash();
  return { token, session: { tokenHash: hashToken(token), replaces, admins: env().ADMIN_EMAILS } };
}

/**
 * Brings this browser's anonymous votes into the account that has just signed in. When that fails they
 * stay the browser's, and come along at the next sign-in: nobody is kept out for it.
 */
export async function bringVotes(userId: string): Promise<void> {
  try {
    await carryVotesOver(userId, findVoter());
  } catch (error) {
    log().error({ error: String(error) }, 'votes were not carried over');
  }
}

/**
 * Signs this browser in by a mailed link's token, which is used up: its session of before ends, it gets
 * a new token, its votes become the account's.
 * @returns where to return to; null for a token that is used, old, unknown or none at all
 */
export async function completeSignIn(linkToken: unknown): Promise<string | null> {
  const parsed = linkTokenSchema.safeParse(linkToken);
  if (!parsed.success) return null;
  const { token, session } = await prepareSession();
  const done = await signInByLink(hashToken(parsed.data), session);
  if (!done) return null;
  await bringVotes(done.viewer.userId);
  keepToken(token);
  return done.returnTo;
}

/**
 * Signs this browser out, or every browser of the account that is signed in here.
 * @returns whether all that was asked for is done: not when every browser was meant and this one's
 *   session had ended, since whose the others are is not known then
 */
export async function endSession({ everywhere }: { everywhere: boolean }): Promise<boolean> {
  const viewer = everywhere ? await getViewer() : null;
  if (viewer) await deleteSessionsOf(viewer.userId);
  const tokenHash = await findTokenHash();
  if (tokenHash) await deleteSession(tokenHash);
  dropToken();
  return !everywhere || viewer !== null;
}
