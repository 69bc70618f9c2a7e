// No zod here: the desk's live preview parses in the browser with every key.

/** A link: `text` is the address as typed, `href` the same made absolute, always http or https. */
export type VerdictLink = { kind: 'link'; text: string; href: string };
type Plain = { kind: 'text'; text: string };
export type Inline = Plain | VerdictLink | { kind: 'emphasis'; children: (Plain | VerdictLink)[] };

/** A paragraph of a verdict. */
export type Block = { kind: 'paragraph'; children: Inline[] };

/** An address longer than this stands as text. */
const MAX_ADDRESS = 2_000;

/**
 * What could show a text other than as it was typed, one by one: control characters but tab and line
 * end, half a surrogate pair, non-characters, and the marks that turn the reading direction of what
 * follows (Unicode Technical Report 36, section 2.10; they let "txt.exe" read as "exe.txt").
 */
const MISLEADING = /(?![\t\n])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** Answers `text` with U+FFFD in place of each character that could mislead; line ends and tabs stay. */
export const withoutMisleading = (text: string) => text.replaceAll(MISLEADING, '\uFFFD');

/**
 * `*so*`: the stars hug what is between them, and no letter, digit or star stands outside against
 * them, so that 2*3*4 and ** stay as typed. It ends at the next star: each is looked at twice at most.
 */
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;

/** A bare address, up to what an address can't hold; stars and invisible characters end it as well. */
const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[^\s\p{C}*<>"“”‘’«»`\\^{|}]+/giu;

/** Signs that end a sentence rather than an address. */
const CLOSING = new Set('.,;:!?\'")]…');
const OPENER = new Map([
  [')', '('],
  [']', '['],
]);

/**
 * Answers a verdict's text as paragraphs of text, emphasis and links; takes time in proportion to its
 * length. A blank line parts paragraphs. A single line end stays in the text, where a browser shows it
 * as a space: lines are wrapped to the reader's screen. `*emphasis*` lies within one paragraph and may
 * hold links. A link is a bare http or https address without a user name. There is no more to the
 * language: everything else is text as typed, save that a character of `MISLEADING` stands as U+FFFD.
 */
export function parseVerdictText(text: string): Block[] {
  return withoutMisleading(text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n'))
    .split('\n')
    .reduce<string[][]>(intoParagraphs, [[]])
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ kind: 'paragraph', children: inlinesOf(lines.join('\n').trim()) }));
}

function intoParagraphs(paragraphs: string[][], line: string): string[][] {
  if (line.trim() === '') {
    if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
  } else paragraphs.at(-1)?.push(line);
  return paragraphs;
}

function inlinesOf(paragraph: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of paragraph.matchAll(EMPHASIS)) {
    parts.push(...linksIn(paragraph.slice(end, match.index)));
    parts.push({ kind: 'emphasis', children: linksIn(match[1] ?? '') });
    end = match.index + match[0].length;
  }
  return [...parts, ...linksIn(paragraph.slice(end))];
}

function linksIn(text: string): (Plain | VerdictLink)[] {
  const parts: (Plain | VerdictLink)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutClosing(found);
    const href = webAddress(address);
    if (href === null) continue;
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push({ kind: 'link', text: address, href });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** Drops the signs behind an address; a bracket that was opened inside it belongs to it. */
function withoutClosing(found: string): string {
  const counts = new Map<string, number>();
  for (const sign of found) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const countOf = (sign: string) => counts.get(sign) ?? 0;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    if (!CLOSING.has(last)) break;
    const opener = OPENER.get(last);
    if (opener !== undefined && countOf(last) <= countOf(opener)) break;
    counts.set(last, countOf(last) - 1);
  }
  return found.slice(0, end);
}

/**
 * Answers where an address leads, or null when it must not be a link: other than http and https, over
 * 2,000 characters, no address at all, or with a user name, which can pass for the site
 * ("https://bank.com@…").
 */
export function webAddress(address: string): string | null {
  if (address.length > MAX_ADDRESS) return null;
  const url = urlOf(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

function urlOf(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
