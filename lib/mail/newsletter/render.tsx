import 'server-only';
import { createHash } from 'node:crypto';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { issueText, type MailFrame } from '@/lib/domain/newsletter-text';
import { issuePath, itemsFor, shortened } from '@/lib/domain/newsletter-words';
import { env, siteUrl } from '@/lib/env';
import { headerLine, LEAVE_PLACEHOLDER, type RenderedIssue } from './message';

/** What both parts may take as they are written into a message, in bytes: with its headers under 60 kB. */
const ROOM = 57_000;

/**
 * What a mail has room for, the most that fits being taken: how many characters of each text (null is all
 * of it), and whether figures have bars. In words they are always told.
 */
const SIZES: readonly { cut: number | null; hasBars: boolean }[] = [
  ...[null, 1200, 800, 560, 400, 280].map((cut) => ({ cut, hasBars: true })),
  ...[280, 200, 140, 100, 60, 0].map((cut) => ({ cut, hasBars: false })),
];

/** The intro is one: of it more stays than of each item. */
const LEAST_INTRO = 280;

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

/** What an issue's mail has room for: so many of its items, and how much of each. */
type Plan = (typeof SIZES)[number] & { count: number };

function frameOf(
  issue: NewsletterIssue,
  all: MailFrame['items'],
  { count, cut, hasBars }: Plan,
): MailFrame {
  const items = all.slice(0, count);
  // Whoever writes the placeholder into a text would have it hold a reader's address.
  const plain = (text: string) => text.replaceAll(LEAVE_PLACEHOLDER, '');
  const short = (text: string, most: number | null) =>
    most === null ? plain(text) : most === 0 ? '' : shortened(plain(text), most);
  const told = items.map((item) => {
    return { ...item, title: plain(item.title), body: short(item.body, cut) };
  });
  const intro = short(issue.intro, cut === null ? null : Math.max(cut, LEAST_INTRO));
  const origin = siteUrl();
  return {
    issue: { number: issue.number, week: issue.week },
    subject: plain(issue.subject),
    intro,
    items: told,
    leftOut: all.length - count,
    unasked: itemsFor(issue.items, null).length - all.length,
    asOf: issue.coversUntil,
    hasBars,
    isCut:
      intro !== plain(issue.intro) ||
      told.some(({ body }, at) => body !== plain(items[at]?.body ?? '')),
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

/** The first of the plans, which take less and less, that has room; the last one where none has. */
async function writeSmall(
  issue: NewsletterIssue,
  items: MailFrame['items'],
): Promise<RenderedIssue> {
  const attempt = (plan: Plan) => write(frameOf(issue, items, plan));
  const count = items.length;
  const plans: Plan[] = SIZES.map((size) => ({ ...size, count }));
  // Where not even the titles have room the last items are left to the page of the issue.
  for (let some = count - 1; some > 0; some -= 1) {
    plans.push({ cut: 0, hasBars: false, count: some });
  }
  let best = await attempt({ cut: null, hasBars: true, count });
  if (best.bytes <= ROOM) return best;
  for (let [low, high] = [1, plans.length - 1]; low <= high; ) {
    const middle = Math.floor((low + high) / 2);
    const plan = plans[middle];
    if (!plan) break;
    const found = await attempt(plan);
    if (found.bytes <= ROOM || middle === plans.length - 1) best = found;
    if (found.bytes <= ROOM) high = middle - 1;
    else low = middle + 1;
  }
  return best;
}

const digests = new WeakMap<NewsletterIssue, string>();

/** Names all that a rendering says. Worked out once for an issue that was read, which nobody changes in place. */
function digestOf(issue: NewsletterIssue): string {
  const known = digests.get(issue);
  if (known) return known;
  const { number, week, coversUntil, subject, intro, items } = issue;
  const said = JSON.stringify([number, week, coversUntil, subject, intro, items]);
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
