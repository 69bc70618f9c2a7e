import * as z from 'zod';
import { plainText } from './verdict-draft';

/** What is said of a text that `isReadable` refuses. */
export const UNSEEN = 'Leave out characters that cannot be seen.';

/**
 * What shows as nothing, or changes how the text beside it reads: control and format characters (those
 * that turn the line around among them), halves of characters, line and paragraph separators, what
 * Unicode has a font show as nothing (UAX 44, Default_Ignorable_Code_Point: joiners, fillers, variation
 * selectors), and the blank of braille.
 */
const UNSEEN_SIGN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

// Some of those signs make one picture of several: within an emoji as Unicode recommends it (UTS 51)
// they are seen.
const EMOJI = /\p{RGI_Emoji}/gv;

/** Answers whether every character of a line can be seen, and leaves the others where they stand. */
export function isReadable(line: string): boolean {
  // In place of an emoji stands a letter, so that what is left does not join to something else.
  return !UNSEEN_SIGN.test(line) || !UNSEEN_SIGN.test(line.replaceAll(EMOJI, 'x'));
}

/**
 * A single line that readers see: spaces and line ends tidied to one space each, then 1 to `most`
 * characters (code points) of which every one can be seen. `missing` and `tooLong` say what is wrong.
 */
export function readableLine(missing: string, most: number, tooLong: string) {
  return z
    .string({ error: missing })
    .transform((text) => plainText(text).replaceAll(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, { error: missing, abort: true })
        .refine((text) => [...text].length <= most, { error: tooLong, abort: true })
        .refine(isReadable, { error: UNSEEN }),
    );
}
