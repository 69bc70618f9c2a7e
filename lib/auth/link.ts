import 'server-only';
import { findLink } from '@/lib/data/sign-in';
import { DEFAULT_RETURN } from '@/lib/domain/return-path';
import { type LinkState, linkStateOf, linkTokenSchema } from '@/lib/domain/sign-in';
import { hashToken } from './token';

/**
 * Answers what has become of the link with this token, whom it signs in and where it returns to,
 * without using it up. Of a link that is not known there is no address.
 */
export async function findLinkByToken(
  token: unknown,
): Promise<{ state: LinkState; email: string; returnTo: string }> {
  const parsed = linkTokenSchema.safeParse(token);
  const link = parsed.success ? await findLink(hashToken(parsed.data)) : null;
  if (!link) return { state: 'unknown', email: '', returnTo: DEFAULT_RETURN };
  return { state: linkStateOf(link, link.now), email: link.email, returnTo: link.returnTo };
}
