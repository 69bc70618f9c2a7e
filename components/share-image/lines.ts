import 'server-only';
import { Direction, Buffer as ShapingBuffer, shape } from 'harfbuzzjs';
import { type Typeface, typefaceFor } from './faces';

// Text as outlines, shaped by HarfBuzz as in browsers: letters join, marks sit on their letters, and a
// script that runs from the right does. What no typeface has is left out: a picture never shows a box.

/** A character with the typeface that sets it, and which way its script runs; null takes its neighbours'. */
type Sign = { text: string; typeface: Typeface; rightToLeft: boolean | null };
/** Signs of one typeface and direction. */
type Run = { text: string; typeface: Typeface; rightToLeft: boolean };
/** A text that can be set: what is left of it, sign by sign. */
export type Settable = { signs: Sign[] };
/** A shaped run at its place in the line, in pixels from the line's left end; `scale` is pixels a unit. */
export type Glyphs = { path: string; x: number; y: number; scale: number };
export type Line = { glyphs: Glyphs[]; width: number };

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const NUMBER = /\p{Nd}/u;
/** Joiners and marks stay with what stands before them. */
const CLINGS = /[\p{M}\u200c\u200d]/u;
const IGNORED = /[\ufe0e\ufe0f\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Numbers run from the left in every script here. */
function directionOf(text: string): boolean | null {
  if (RIGHT_TO_LEFT.test(text)) return true;
  return LETTER.test(text) || NUMBER.test(text) ? false : null;
}

/** Answers what of a text can be set. */
export async function settable(text: string): Promise<Settable> {
  const signs: Sign[] = [];
  for (const sign of text.normalize('NFC')) {
    if (IGNORED.test(sign)) continue;
    const before = signs.at(-1);
    const point = sign.codePointAt(0) ?? 0;
    const clings = CLINGS.test(sign) && before;
    // Joiners have no shape of their own, so no typeface needs to have one.
    const isJoiner = point === 0x200c || point === 0x200d;
    const typeface =
      clings && (isJoiner || before.typeface.has(point))
        ? before.typeface
        : await typefaceFor(point);
    if (!typeface) continue;
    const rightToLeft = clings ? before.rightToLeft : directionOf(sign);
    signs.push({ text: sign, typeface, rightToLeft });
  }
  return { signs };
}

/** Whether anything is left that a reader could name the tool by. */
export const isReadable = ({ signs }: Settable): boolean =>
  signs.some(({ text }) => /[\p{L}\p{N}]/u.test(text));

const textOf = ({ signs }: Settable): string => signs.map(({ text }) => text).join('');

/** The runs of a line from left to right (the Unicode bidirectional algorithm in small: no embeddings). */
function runsOf(signs: readonly Sign[]): Run[] {
  const base = signs.find(({ text }) => LETTER.test(text))?.rightToLeft ?? false;
  const runs: Run[] = [];
  signs.forEach(({ text, typeface, rightToLeft: own }, at) => {
    // What has no direction follows its neighbours where they agree, else the line. Source: UAX 9, N1, N2.
    const earlier = signs.slice(0, at).findLast((sign) => sign.rightToLeft !== null);
    const later = signs.slice(at).find((sign) => sign.rightToLeft !== null);
    const around = earlier?.rightToLeft === later?.rightToLeft ? earlier?.rightToLeft : base;
    const rightToLeft = own ?? around ?? base;
    const last = runs.at(-1);
    if (last && last.typeface === typeface && last.rightToLeft === rightToLeft) last.text += text;
    else runs.push({ text, typeface, rightToLeft });
  });
  return reordered(runs, base);
}

/** Turns what runs against the line around, then the whole line if it runs from the right. */
function reordered(runs: Run[], base: boolean): Run[] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last?.[0] && last[0].rightToLeft === run.rightToLeft) last.push(run);
    else groups.push([run]);
  }
  const turned = groups.map((group) => (group[0]?.rightToLeft ? [...group].reverse() : group));
  return (base ? turned.reverse() : turned).flat();
}

function setRun({ text, typeface, rightToLeft }: Run, size: number, from: number): Line {
  const { font, unitsPerEm } = typeface;
  const scale = size / unitsPerEm;
  const buffer = new ShapingBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  shape(font, buffer);
  const glyphs: Glyphs[] = [];
  let pen = 0;
  for (const glyph of buffer.getGlyphInfosAndPositions()) {
    const { codepoint, xOffset = 0, yOffset = 0, xAdvance = 0 } = glyph;
    const path = font.glyphToPath(codepoint);
    if (path) glyphs.push({ path, x: from + (pen + xOffset) * scale, y: -yOffset * scale, scale });
    pen += xAdvance;
  }
  return { glyphs, width: pen * scale };
}

/** Sets signs in one line; `size` is the height of the type in pixels. */
function setSigns(signs: readonly Sign[], size: number): Line {
  const line: Line = { glyphs: [], width: 0 };
  for (const run of runsOf(signs)) {
    const { glyphs, width } = setRun(run, size, line.width);
    line.glyphs.push(...glyphs);
    line.width += width;
  }
  return line;
}

/** Sets a text in one line of `size` pixels. */
export const setLine = ({ signs }: Settable, size: number): Line => setSigns(signs, size);

const words = new Intl.Segmenter('en', { granularity: 'word' });
/** Scripts that are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The pieces of a text between which a line may end: after spaces and hyphens, between unspaced words. */
function pieces(text: string): string[] {
  return text
    .split(/(?<=[\s\-/\u2010\u2013])/u)
    .flatMap((piece) =>
      UNSPACED.test(piece) ? [...words.segment(piece)].map(({ segment }) => segment) : [piece],
    );
}

const trimmed = (signs: readonly Sign[]): readonly Sign[] => {
  const end = signs.findLastIndex(({ text }) => text.trim() !== '');
  return signs.slice(0, end + 1);
};

function cut(signs: readonly Sign[], parts: readonly string[]): Sign[][] {
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += [...part].length;
    return signs.slice(from, at);
  });
}

function wrap(
  settableText: Settable,
  size: number,
  width: number,
  anywhere: boolean,
): Line[] | null {
  const { signs } = settableText;
  const parts = anywhere ? signs.map(({ text }) => text) : pieces(textOf(settableText));
  const lines: (readonly Sign[])[] = [];
  for (const piece of cut(signs, parts)) {
    const last = lines.at(-1);
    const longer = last ? [...last, ...piece] : piece;
    if (last && setSigns(trimmed(longer), size).width <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  const set = lines.map((line) => setSigns(trimmed(line), size)).filter(({ width: w }) => w > 0);
  return set.some((line) => line.width > width) ? null : set;
}

/** Lines of one size; `leading` is the distance of their base lines in pixels. */
export type Block = { lines: Line[]; size: number; leading: number };

const LEADING = 1.12;

/**
 * Sets a text as large as it goes into a box, whole, in lines: of `sizes`, the largest first, the first
 * that fits. Words are only broken in the smallest, which is taken whatever its height.
 */
export function fitBlock(
  text: Settable,
  sizes: readonly number[],
  width: number,
  height: number,
): Block {
  for (const size of sizes) {
    const lines = wrap(text, size, width, false);
    if (lines && lines.length * size * LEADING <= height) {
      return { lines, size, leading: size * LEADING };
    }
  }
  const size = sizes.at(-1) ?? 36;
  const lines = wrap(text, size, width, false) ?? wrap(text, size, width, true) ?? [];
  return { lines, size, leading: size * LEADING };
}
