import { MAX_SUBJECT } from './newsletter';
import { counted } from './words';

/**
 * A text as one line that may stand in a header of a mail (RFC 5322, section 2.2): whatever breaks lines
 * is a space, and what cannot be seen (control and format characters, halves of a character) is gone.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replaceAll(/[\s\u0085]+/g, ' ')
    .replaceAll(/\p{C}/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** A line of at most `most` characters (UTF-16), cut between words where there are any, with an ellipsis. */
export function cutLine(line: string, most: number): string {
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A word that goes on to the end is kept whole; one that is nearly all there is, is cut.
  const end = line[most - 1] === ' ' ? cut.length : space;
  const kept = end > most / 2 ? cut.slice(0, end) : cut.toWellFormed().replace(/\ufffd$/, '');
  return `${kept.trimEnd()}…`;
}

/**
 * The subject of an issue, from the titles of what it tells: "Claw Code vs SmolVLM2-2B, and 3 more
 * verdicts"; a line of at most 150 characters.
 * @param titles lines, the first one first; at least one
 */
export function subjectOf([first = '', ...others]: readonly string[]): string {
  const more = others.length === 0 ? '' : `, and ${counted(others.length, 'more verdict')}`;
  return cutLine(first, MAX_SUBJECT - more.length) + more;
}
