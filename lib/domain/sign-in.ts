import * as z from 'zod';
import { emailSchema } from './email';
import { returnPathOf } from './return-path';
import { counted } from './words';

/** For how long a mailed link signs in, in minutes. */
export const LINK_MINUTES = 15;

/** What the sign-in form sends. Where to return to is taken if it is this site's, and else left out. */
export const linkRequestSchema = z.object({
  email: emailSchema,
  redirect: z.unknown().optional().transform(returnPathOf),
});

/** What the link's page sends. */
export const linkTokenSchema = z.string().regex(/^[\w-]{43}$/);

/** A mailed link: it can be used, it was, it is too old, or there never was one like it. */
export type LinkState = 'ready' | 'used' | 'old' | 'unknown';

/** Answers what has become of a link at `now`. One that was used says so for ever. */
export function linkStateOf(
  link: { usedAt: Date | null; expiresAt: Date } | null,
  now: Date,
): LinkState {
  if (!link) return 'unknown';
  if (link.usedAt) return 'used';
  return link.expiresAt > now ? 'ready' : 'old';
}

export type MailText = { subject: string; text: string };

/** Answers the mail that carries a link, in plain text. */
export function signInMail({ email, link }: { email: string; link: string }): MailText {
  return {
    subject: 'Your sign-in link for Shipworthy',
    text: [
      `Sign in to Shipworthy as ${email}:`,
      link,
      `The link opens a page with a button that signs you in. It works once, for ${counted(LINK_MINUTES, 'minute')}.`,
      'If you did not ask for it, do nothing: nobody is signed in by it unless somebody presses that button.',
    ].join('\n\n'),
  };
}
