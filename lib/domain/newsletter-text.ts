import type { NewsletterItem } from './newsletter';
import {
  dayInWords,
  issueInWords,
  kindInWords,
  leadInWords,
  linesOf,
  toldFigures,
  toldInWords,
} from './newsletter-words';

/** How long a line of the plain text is at most, but for addresses, which stay whole. */
const WIDTH = 72;

const RULE = 32;

/** A word that no line has room for, in pieces; an address stays one, or nobody could follow it. */
function pieces(word: string, width: number): string[] {
  const signs = [...word];
  if (signs.length <= width || /^https?:\/\//.test(word)) return [word];
  const parts: string[] = [];
  for (let at = 0; at < signs.length; at += width) parts.push(signs.slice(at, at + width).join(''));
  return parts;
}

/** A line of text as lines of at most 72 characters; `first` stands before it, `rest` before what follows. */
export function wrapped(text: string, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isBegun = false;
  const width = WIDTH - Math.max(first.length, rest.length);
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((one) => pieces(one, width))) {
    const longer = isBegun ? `${line} ${word}` : `${line}${word}`;
    if (isBegun && [...longer].length > WIDTH) {
      lines.push(line);
      line = `${rest}${word}`;
    } else line = longer;
    isBegun = true;
  }
  return [...lines, line];
}

const paragraphs = (text: string): string =>
  linesOf(text)
    .map((lines) => lines.flatMap((line) => wrapped(line)).join('\n'))
    .join('\n\n');

function figureLines(item: NewsletterItem): string {
  const told = toldFigures(item);
  return told
    .flatMap((one, at) => [
      ...(one.slug === told[at - 1]?.slug ? [] : wrapped(one.tool)),
      ...wrapped(toldInWords(one), '  ', '    '),
    ])
    .join('\n');
}

/** What both forms of the mail say beside the items. Addresses are absolute. */
export type MailFrame = {
  issue: { number: number | null; week: string };
  subject: string;
  intro: string;
  items: readonly NewsletterItem[];
  /** Items of the issue that this mail had no room for. */
  leftOut: number;
  /** Items of the issue that are of none of the categories that its reader chose. */
  unasked: number;
  /** When the figures were taken (ISO, UTC): before the mail is sent. */
  asOf: string;
  /** Whether texts were cut to keep the mail small. */
  isCut: boolean;
  /** Whether there is room for a bar to each figure, which the plain text says in words alone. */
  hasBars: boolean;
  origin: string;
  /** The page of the issue, or the newsletter's own before it has one. */
  pageAddress: string;
  leaveAddress: string;
  postalAddress: string | null;
};

/** Why a reader gets it. */
export const WHY =
  'You get this once a week because this address was confirmed for the weekly verdicts of Shipworthy.';

/** What is said where something was cut or left out; null where nothing was. */
export function cutInWords({ isCut, leftOut }: Pick<MailFrame, 'isCut' | 'leftOut'>) {
  if (leftOut > 0)
    return `This mail has no room for ${leftOut} more. The page of this issue has all:`;
  return isCut ? 'Texts are cut short here. The page of this issue has them whole:' : null;
}

/** What is said where a reader's categories left some of the issue out; null where they did not. */
export function partInWords({
  items,
  leftOut,
  unasked,
}: Pick<MailFrame, 'items' | 'leftOut' | 'unasked'>): string | null {
  const asked = items.length + leftOut;
  return unasked === 0
    ? null
    : `This mail has what is of the categories you chose: ${asked} of ${asked + unasked} items.`;
}

/** As of when the figures are. */
export const asOfInWords = ({ asOf }: Pick<MailFrame, 'asOf'>): string =>
  `The figures are as they stood on ${dayInWords(asOf.slice(0, 10))} (UTC).`;

/** The plain text of an issue's mail, to be read by itself. */
export function issueText(frame: MailFrame): string {
  const { issue, subject, intro, items, origin, pageAddress, leaveAddress, postalAddress } = frame;
  const rule = '-'.repeat(RULE);
  const parts = items.map((item) =>
    [
      rule,
      `${kindInWords[item.kind].toUpperCase()}\n${wrapped(item.title).join('\n')}`,
      paragraphs(item.body),
      figureLines(item),
      `${wrapped(leadInWords(item)).join('\n')}:\n${origin}${item.path}`,
    ].filter((part) => part !== ''),
  );
  const cut = cutInWords(frame);
  const part = partInWords(frame);
  return `${[
    `SHIPWORTHY: WEEKLY VERDICTS\n${issueInWords(issue)}`,
    wrapped(subject).join('\n'),
    ...(intro ? [paragraphs(intro)] : []),
    ...parts.flat(),
    rule,
    wrapped(asOfInWords(frame)).join('\n'),
    ...(part ? [wrapped(part).join('\n')] : []),
    ...(cut ? [`${wrapped(cut).join('\n')}\n${pageAddress}`] : []),
    ...(cut ? [] : [`This issue on the site:\n${pageAddress}`]),
    `How every number is made:\n${origin}/methodology`,
    wrapped(WHY).join('\n'),
    `Unsubscribe:\n${leaveAddress}`,
    ...(postalAddress ? [wrapped(postalAddress).join('\n')] : []),
  ].join('\n\n')}\n`;
}
