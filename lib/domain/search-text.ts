// How texts are compared and shown by the search. The database compares them by the same rule
// (search_plain in prisma/migrations), which a test holds to.

/** Accents that stand as signs of their own once a letter is taken apart. */
const ACCENTS = /[\u0300-\u036f]/g;
const NO_WORD = /[^\p{Alphabetic}\p{Nd}]+/gu;
/** Most words: without accents or other forms to be looked for, and compared for every word of a result. */
const PLAIN_WORD = /^[A-Za-z0-9]+$/;

/**
 * Answers a text as it is compared: small letters and digits without accents, everything else a single
 * space, none at the ends. Empty when nothing of it can be searched for.
 */
export function plainText(text: string): string {
  if (PLAIN_WORD.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').replace(ACCENTS, '');
  // Letter by letter: how a small letter looks does not depend on where in a word it stands.
  const small = Array.from(bare, (sign) => sign.toLowerCase()).join('');
  return small.normalize('NFKC').replace(NO_WORD, ' ').trim();
}

/** Answers the words of a text as they are compared. */
export function wordsOf(text: string): string[] {
  const plain = plainText(text);
  return plain === '' ? [] : plain.split(' ');
}

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; marked: boolean };

/** A word as it stands in a text, with the accents and marks that belong to its letters. */
const WORD = /[\p{Alphabetic}\p{Nd}\p{M}]+/gu;
/** Of a stem, how much longer a word of it may be: "agent" has "agentic", "run" has no "runtime". */
const ENDING = 3;
const SHORTEST_STEM = 3;
/** Ends of English words, which two words of one stem differ by. */
const ENDINGS = /(?:ies|ing|ed|es|s|y|e)$/;

function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '');
  return stem.length >= SHORTEST_STEM ? stem : word;
}

/** Whether a word of a text is one of those looked for; the last one may still be being typed. */
function isHit(word: string, wanted: readonly string[]): boolean {
  const plain = plainText(word);
  if (plain === '') return false;
  return wanted.some((each, index) => {
    if (plain === each) return true;
    if (index === wanted.length - 1 && each.length >= 2 && plain.startsWith(each)) return true;
    const stem = stemOf(each);
    return (
      stem.length >= SHORTEST_STEM &&
      plain.startsWith(stem) &&
      plain.length - stem.length <= ENDING &&
      stemOf(plain) === stem
    );
  });
}

/**
 * Answers `text` in pieces, those that hold a word of `wanted` (as `wordsOf` gives them) marked. Put
 * together, the pieces are the text, sign for sign.
 */
export function markedPieces(text: string, wanted: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, marked: boolean) => {
    if (piece === '') return;
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += piece;
    else pieces.push({ text: piece, marked });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    if (!isHit(match[0], wanted)) continue;
    add(text.slice(at, match.index), false);
    add(match[0], true);
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return pieces;
}

/** How much of an excerpt stands before the first word that was looked for. */
const BEFORE = 0.25;

/**
 * Answers at most about `length` signs of `text` around the first of the words looked for, cut between
 * words, with an ellipsis where something was left out; the beginning when none of them is in it.
 */
export function excerptOf(text: string, wanted: readonly string[], length: number): string {
  const whole = text.trim();
  if (whole.length <= length) return whole;
  const hit = [...whole.matchAll(WORD)].find(([word]) => isHit(word, wanted));
  const wish = Math.max(0, (hit?.index ?? 0) - Math.floor(length * BEFORE));
  const from = wish === 0 ? 0 : afterSpace(whole, Math.min(wish, whole.length - length));
  const to = from + length >= whole.length ? whole.length : beforeSpace(whole, from + length, from);
  return `${from > 0 ? '… ' : ''}${whole.slice(from, to).trim()}${to < whole.length ? ' …' : ''}`;
}

function afterSpace(text: string, at: number): number {
  const space = text.slice(at).search(/\s/);
  return space === -1 || space > 40 ? at : at + space;
}

function beforeSpace(text: string, at: number, least: number): number {
  const space = text.slice(least, at + 1).search(/\s\S*$/);
  return space <= 0 ? at : least + space;
}

/** The fewest single signs put in, left out, changed or swapped with the next that make `one` of `other`. */
export function editsBetween(one: string, other: string): number {
  // Optimal string alignment: Damerau 1964, as in Boytsov 2011, section 2.2.
  const [a, b] = [[...one], [...other]];
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
