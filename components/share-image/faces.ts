import 'server-only';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import decompress from 'wawoff2/decompress';

/**
 * The families that names are set in, the first that has a character sets it: the site's serif, then one
 * of the same weight for each other script. Each comes in files of some hundred characters, and only
 * those that a name needs are read.
 */
const FAMILIES = [
  'source-serif-4',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-thai',
  'noto-sans-bengali',
  'noto-sans-tamil',
  'noto-sans-georgian',
  'noto-sans-armenian',
  'noto-sans-kr',
  'noto-sans-sc',
] as const;

const WEIGHT = 600;

/** One file of a family, ready to shape text. */
export type Typeface = {
  font: Font;
  /** How many of its units make the height that a size names. */
  unitsPerEm: number;
  has: (codePoint: number) => boolean;
};

type File = { path: string; ranges: [from: number, to: number][] };

function readRanges(text: string): File['ranges'] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** The files of a family, with the characters that each is for: the package says so itself. */
function filesOf(family: string): File[] {
  const folder = join(process.cwd(), 'node_modules', '@fontsource-variable', family);
  const subsets = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as object;
  return Object.entries(subsets).map(([subset, ranges]) => ({
    path: join(folder, 'files', `${family}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: readRanges(String(ranges)),
  }));
}

let known: File[] | undefined;
const loaded = new Map<string, Promise<Typeface>>();

async function load(path: string): Promise<Typeface> {
  const face = new Face(new Blob(await decompress(await readFile(path))));
  const font = new Font(face);
  font.setVariations([new Variation('wght', WEIGHT)]);
  const points = new Set(face.collectUnicodes());
  return { font, unitsPerEm: face.upem, has: (codePoint) => points.has(codePoint) };
}

function open(path: string): Promise<Typeface> {
  const opened = loaded.get(path) ?? load(path);
  loaded.set(path, opened);
  // A file that could not be read now may be there the next time.
  opened.catch(() => loaded.delete(path));
  return opened;
}

/** Answers the typeface that sets a character; null where no family has it. */
export async function typefaceFor(codePoint: number): Promise<Typeface | null> {
  known ??= FAMILIES.flatMap(filesOf);
  for (const { path, ranges } of known) {
    if (!ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
    const typeface = await open(path);
    if (typeface.has(codePoint)) return typeface;
  }
  return null;
}
