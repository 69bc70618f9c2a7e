'use server';

import { findAddressHash } from '@/lib/auth/address';
import { linkOrigin } from '@/lib/auth/origin';
import { sign } from '@/lib/auth/secrets';
import { hashToken, newToken } from '@/lib/auth/token';
import { keepLink } from '@/lib/data/sign-in';
import { countLink } from '@/lib/data/sign-in-limit';
import { linkRequestSchema, signInMail } from '@/lib/domain/sign-in';
import { waitInWords } from '@/lib/domain/wait';
import { log } from '@/lib/log';
import { mailer } from '@/lib/mail/mailer';
import { fail, ok, type Result } from '@/lib/result';

/** What the sign-in form shows: nothing at first, then the newest answer and what was typed. */
export type LinkRequestState = (Result<{ email: string }> & { typed: string }) | null;

/**
 * Mails a sign-in link to an address, known here or not: the answer is the same, since an account is
 * made only when its link is used. Refused, with nothing sent: what is no mail address, an address or a
 * network over its limit, a site that can't send mail, a database that does not answer.
 */
export async function sendSignInLink(
  _previous: LinkRequestState,
  form: FormData,
): Promise<NonNullable<LinkRequestState>> {
  const given = form.get('email');
  const typed = typeof given === 'string' ? given.slice(0, 320) : '';
  const refuse = (message: string) => ({ ...fail(message, { email: [message] }), typed });
  const parsed = linkRequestSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return refuse(parsed.error.issues[0]?.message ?? 'Write your mail address.');
  }
  const { email, redirect } = parsed.data;
  try {
    const out = mailer();
    if (!out) return refuse('This site can’t send mail yet, so it can’t sign you in this way.');
    const addressHash = findAddressHash(new Date());
    const wait = await countLink({ addressHash, emailHash: sign('sign-in-limit', email) });
    if (wait !== null) {
      return refuse(
        `Too many sign-in links were asked for. No mail was sent; try again ${waitInWords(wait)}.`,
      );
    }
    const token = newToken();
    await keepLink({ tokenHash: hashToken(token), email, returnTo: redirect });
    const link = `${await linkOrigin()}/signin/link?token=${token}`;
    await out.post({ to: email, ...signInMail({ email, link }) });
    return { ...ok({ email }), typed };
  } catch (error) {
    log().error({ error: error instanceof Error ? error.message : String(error) }, 'no link sent');
    return refuse('The link could not be made just now. Nothing was sent; please try again.');
  }
}
