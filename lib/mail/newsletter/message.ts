import 'server-only';
import { leaveAddress, oneClickAddress } from '@/lib/auth/newsletter-link';
import { emailSchema } from '@/lib/domain/email';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { escapeMarkup } from '@/lib/domain/xml';
import { siteUrl } from '@/lib/env';
import { partWriter } from './parts';

/** What stands in a rendered issue wherever the address belongs by which a reader leaves. */
export const LEAVE_PLACEHOLDER = 'https://leave.invalid/of-each-reader';

/** An issue's mail as it is for everybody who gets the same items of it. */
export type RenderedIssue = {
  subject: string;
  html: string;
  text: string;
  /** How both parts are written into the message, whichever takes less (RFC 2045). */
  textEncoding: 'quoted-printable' | 'base64';
};

/** A mail to one reader, in the words of nodemailer. Who sends it, and its date, are the transport's. */
export type MailMessage = RenderedIssue & {
  to: string;
  /** The same however often it is sent; absent of an issue without a number, of which only tests are sent. */
  messageId?: string;
  headers: Record<string, string>;
  /** Text and HTML as the parts of a message, where they are quoted-printable: for who sends many. */
  parts?: { text: string; html: string };
};

/** Where an issue's mail goes to. */
export type MailRecipient = { subscriberId: string; email: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BREAKS_A_HEADER = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Answers a line as a subject that says what it reads, and nothing else: what a mail program would decode
 * (RFC 2047) is parted.
 * @throws when it is no single line, so that no header can be smuggled in
 */
export function headerLine(line: string): string {
  if (BREAKS_A_HEADER.test(line)) throw new Error('A header of a mail must be one line.');
  return line.replaceAll('=?', '= ?').replaceAll('?=', '? =');
}

/** The host in the names of messages and of the list: the site's, which stays the same. */
const host = (): string => new URL(siteUrl()).hostname;

type WriteParts = (leave: string) => { text: string; html: string };
const writers = new WeakMap<RenderedIssue, WriteParts>();

/** Answers who writes a rendering's parts; what is the same for all its readers is encoded once. */
function partsOf(rendered: RenderedIssue): WriteParts {
  const known = writers.get(rendered);
  if (known) return known;
  const text = partWriter('text/plain; charset=utf-8', rendered.text, LEAVE_PLACEHOLDER);
  const html = partWriter('text/html; charset=utf-8', rendered.html, LEAVE_PLACEHOLDER);
  const write: WriteParts = (leave) => ({ text: text(leave), html: html(escapeMarkup(leave)) });
  writers.set(rendered, write);
  return write;
}

/**
 * Answers the message of a rendered issue for one reader: with their own address to leave by, in the text
 * and for their mail program (RFC 8058), and a Message-ID that is the same however often it is sent.
 * @throws when the address is none, or a header would not be one line; the error doesn't say the address
 */
export function mailFor(
  rendered: RenderedIssue,
  { subscriberId, email }: MailRecipient,
  { number }: Pick<NewsletterIssue, 'number'>,
): MailMessage {
  // Nodemailer reads a list of addresses from it: nothing but a single plain one may get there.
  const to = emailSchema.safeParse(email);
  if (!to.success) throw new Error('A subscriber has no address that mail could be sent to.');
  const leave = leaveAddress(subscriberId);
  return {
    to: to.data,
    subject: headerLine(rendered.subject),
    html: rendered.html.replaceAll(LEAVE_PLACEHOLDER, () => escapeMarkup(leave)),
    text: rendered.text.replaceAll(LEAVE_PLACEHOLDER, () => leave),
    textEncoding: rendered.textEncoding,
    ...(rendered.textEncoding === 'quoted-printable' && { parts: partsOf(rendered)(leave) }),
    ...(number !== null && { messageId: `<issue-${number}.${subscriberId}@${host()}>` }),
    headers: {
      'List-ID': `Shipworthy weekly verdicts <weekly.${host()}>`,
      'List-Unsubscribe': `<${oneClickAddress(subscriberId)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // Nobody's notice of absence is to come back (RFC 3834, and what older programs look for).
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    },
  };
}
