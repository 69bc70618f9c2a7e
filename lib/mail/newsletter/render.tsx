import 'server-only';
import { createHash } from 'node:crypto';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { issueText, type MailFrame } from '@/lib/domain/newsletter-text';
import { issuePath, itemsFor, shortened } from '@/lib/domain/newsletter-words';
import { env, siteUrl } from '@/lib/env';
import { headerLine, LEAVE_PLACEHOLDER, type RenderedIssue } from './message';

/** What both parts may take as they are written into a message, in bytes: with its headers under 60 kB. */
const ROOM = 57_000;

/** How many characters of each text stay, the most that has room: first all, then less and less. */
const CUTS = [null, 1200, 800, 560, 400, 280, 200, 140, 100, 60, 1] as const;

/** How many renderings are kept: one for each set of categories that readers chose, of the last issues. */
const KEPT = 200;

const kept = new Map<string, Promise<RenderedIssue>>();

/** What quoted-printable leaves as it is. */
const PLAIN = /[\n\u0020-\u003c\u003e-\u007e]/g;

/** How many bytes a part takes (RFC 2045, section 6): quoted, or as base64 in lines of 76. */
function sizesOf(part: string): [quoted: number, base64: number] {
  const bytes = Buffer.byteLength(part);
  const plain = part.match(PLAIN)?.length ?? 0;
  const lines = part.match(/\n/g)?.length ?? 0;
  const quoted = plain + 3 * (bytes - plain);
  return [Math.ceil(quoted * (76 / 72)) + lines, Math.ceil((bytes * 4 * 78) / (3 * 76))];
}

function frameOf(issue: NewsletterIssue, items: MailFrame['items'], cut: number | null): MailFrame {
  // Whoever writes the placeholder into a text would have it hold a reader's address.
  const plain = (text: string) => text.replaceAll(LEAVE_PLACEHOLDER, '');
  const short = (text: string) => (cut === null ? plain(text) : shortened(plain(text), cut));
  const told = items.map((item) => ({ ...item, title: plain(item.title), body: short(item.body) }));
  const origin = siteUrl();
  return {
    issue: { number: issue.number, week: issue.week },
    subject: plain(issue.subject),
    intro: short(issue.intro),
    items: told,
    leftOut: 0,
    isCut: told.some(({ body }, at) => body !== plain(items[at]?.body ?? '')),
    origin,
    pageAddress: `${origin}${issue.number === null ? '/newsletter' : issuePath(issue.number)}`,
    leaveAddress: LEAVE_PLACEHOLDER,
    postalAddress: env().POSTAL_ADDRESS ?? null,
  };
}

async function write(frame: MailFrame): Promise<RenderedIssue & { bytes: number }> {
  // Loaded when the first mail is written: most processes never write any.
  const [{ render }, { IssueMail }] = await Promise.all([
    import('@react-email/render'),
    import('./issue-mail'),
  ]);
  const html = await render(<IssueMail frame={frame} />);
  const text = issueText(frame);
  const [one, other] = [sizesOf(html), sizesOf(text)];
  const [quoted, base64] = [one[0] + other[0], one[1] + other[1]];
  const textEncoding = quoted <= base64 ? 'quoted-printable' : 'base64';
  const bytes = Math.min(quoted, base64);
  return { subject: headerLine(frame.subject), html, text, textEncoding, bytes };
}

async function writeSmall(
  issue: NewsletterIssue,
  items: MailFrame['items'],
): Promise<RenderedIssue> {
  for (const cut of CUTS) {
    const { bytes, ...rendered } = await write(frameOf(issue, items, cut));
    if (bytes <= ROOM) return rendered;
  }
  // Not even the titles have room: the last items are left to the page of the issue.
  for (let count = items.length - 1; ; count -= 1) {
    const frame = frameOf(issue, items.slice(0, count), 1);
    const { bytes, ...rendered } = await write({ ...frame, leftOut: items.length - count });
    if (bytes <= ROOM || count === 1) return rendered;
  }
}

const digests = new WeakMap<NewsletterIssue, string>();

/** Names all that a rendering says. Worked out once for an issue that was read, which nobody changes in place. */
function digestOf(issue: NewsletterIssue): string {
  const known = digests.get(issue);
  if (known) return known;
  const { number, week, subject, intro, items } = issue;
  const said = JSON.stringify([number, week, subject, intro, items]);
  const digest = createHash('sha256').update(said).digest('base64');
  digests.set(issue, digest);
  return digest;
}

/**
 * Answers an issue's mail for the readers of some categories, or of everything (`null`, or none named); null
 * when nothing in it is for them. Where each one's address to leave by belongs stands `LEAVE_PLACEHOLDER`:
 * `mailFor` puts it there. Of texts that would make the mail 60 kB or more the ends are left out, and it
 * says where they are. It looks at neither clock nor database; what it answered is remembered.
 */
export async function renderIssue(
  issue: NewsletterIssue,
  only: readonly number[] | null,
): Promise<RenderedIssue | null> {
  const items = itemsFor(issue.items, only);
  if (items.length === 0) return null;
  const key = `${digestOf(issue)} ${items.map(({ id }) => id).join()}`;
  const known = kept.get(key);
  if (known) return known;
  const rendering = writeSmall(issue, items);
  kept.set(key, rendering);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  rendering.catch(() => kept.delete(key));
  return rendering;
}
