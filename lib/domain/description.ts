import { tidyName } from './words';

/** What search engines show of a description; the rest they cut off wherever it happens to be. */
const SHOWN = 155;

/**
 * A page's description of sentences, the most important first: as many as can be shown. A first one that is
 * too long by itself ends at a word, with an ellipsis.
 */
export function describePage(...sentences: readonly string[]): string {
  const [first = '', ...more] = sentences.map(tidyName).filter((sentence) => sentence !== '');
  if (first.length > SHOWN) {
    const cut = first.slice(0, SHOWN);
    return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHOWN / 2)).replace(/[\s,;:.]+$/, '')}…`;
  }
  let description = first;
  for (const sentence of more) {
    const longer = `${description}${/[.?…]$/.test(description) ? '' : '.'} ${sentence}`;
    if (longer.length > SHOWN) break;
    description = longer;
  }
  return description;
}
