import * as z from 'zod';
import { emailSchema } from './email';
import { CONFIRM_DAYS, FORGET_DAYS } from './newsletter-days';

/**
 * A subscriber: asked and not confirmed yet; gets the mail; left; is not reached any more; has told their
 * mail provider that it is unwanted. Only the confirmed are mailed an issue.
 */
export const subscriberStates = ['pending', 'confirmed', 'left', 'bounced', 'complained'] as const;
export type SubscriberState = (typeof subscriberStates)[number];

const DAY_MS = 86_400_000;

/** Answers when a confirm link that was asked for at `askedAt` stops working. */
export const confirmUntil = (askedAt: Date): Date =>
  new Date(askedAt.getTime() + CONFIRM_DAYS * DAY_MS);

/** Answers since when somebody who is forgotten at `now` has not been confirmed. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - FORGET_DAYS * DAY_MS);

/** What in a host's name would make an address line of more than a name. */
const NOT_A_NAME = /[\s/\\?#@:[\]%]/;

/**
 * Answers an address with its domain as the mail goes by it: "ada@bücher.example" is
 * "ada@xn--bcher-kva.example" (UTS 46, as every address line of the web). Others are left as they are.
 */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the end of ASCII
  if (at < 1 || /^[\u0000-\u007f]*$/.test(domain) || NOT_A_NAME.test(domain)) return address;
  if (!URL.canParse(`http://${domain}`)) return address;
  return `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}`;
}

/** The last part of such a domain: the check of mail addresses knows letters alone there. */
const PLAIN_ENDING = /\.xn--[a-z0-9-]{2,59}$/;

/**
 * A subscriber's address: as people sign in with it, and where its domain has letters of other scripts, in
 * the plain form that mail servers know.
 */
export const subscriberEmailSchema = z
  .string({ error: 'Write your mail address.' })
  .trim()
  .toLowerCase()
  .transform(withPlainDomain)
  .superRefine((address, context) => {
    const parsed = emailSchema.safeParse(
      address.replace(PLAIN_ENDING, (ending) => `.${'x'.repeat(ending.length - 1)}`),
    );
    for (const { message } of parsed.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message });
    }
  });

/**
 * Answers what a tidy address counts as where mails to one mailbox are limited: without what providers
 * pass over ("a.d.a+news@googlemail.com" is "ada@gmail.com"), so that nobody is mailed once a spelling.
 * Elsewhere two people may share what they count as; mail goes to the address as it was typed.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const [name = ''] = address.slice(0, at).split('+');
  const domain = address.slice(at + 1);
  return `${name.replaceAll('.', '')}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`;
}

const MOST_CATEGORIES = 100;
const CATEGORY = /^[a-z0-9-]{1,80}$/;

/** What the form to subscribe sends: the address, and what they want to read of; none is everything. */
export const subscribeSchema = z.object({
  email: subscriberEmailSchema,
  categories: z
    .array(z.string())
    // One that can't be is left out, as one that is gone.
    .transform((slugs) => [...new Set(slugs)].filter((slug) => CATEGORY.test(slug)))
    .pipe(z.array(z.string()).max(MOST_CATEGORIES, 'These are more categories than there are.')),
});

/** What has come of a press on the confirm link's button. `stopped`: left, or not reached, since then. */
export type Confirmed = 'confirmed' | 'already' | 'stopped' | 'unknown';

/** What has come of leaving: nothing is mailed any more, or nothing ever was to an address nobody knows. */
export type Left = 'left' | 'unknown';

/** What has come of coming back by the link that one left by. */
export type Resubscribed = 'confirmed' | 'already' | 'unknown';

/** A subscriber as the pages of their own links show them. */
export type Subscriber = {
  id: string;
  email: string;
  state: SubscriberState;
  /** The names of what they want to read of, in the curators' order; none is everything. */
  categories: string[];
};
