import 'server-only';

/** Answers the pattern with which LIKE finds just `text`; its own signs stand for themselves. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** The same for what begins with `text`. */
export const beginning = (text: string): string => `${literal(text)}%`;

/** The same for `text` anywhere. */
export const matching = (text: string): string => `%${literal(text)}%`;

/** Shorter texts have no trigrams to be found by. */
const TRIGRAM = 3;

/** The same as an index of trigrams can be asked: what is too short for it, at the beginning only. */
export const found = (text: string): string =>
  [...text].length < TRIGRAM ? beginning(text) : matching(text);
