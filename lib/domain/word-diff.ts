import { diffWordsWithSpace } from 'diff';

/** A run of text that stands in both wordings, only in the later or only in the earlier one. */
export type Change = { kind: 'same' | 'added' | 'removed'; text: string };

/**
 * Answers how one wording became the next, word by word: without what was removed it is `after`,
 * without what was added it is `before`, to the character. Words replaced one after the other are one
 * change, what was removed first. For the server only: readers get the answer, not the library.
 */
export function wordDiff(before: string, after: string): Change[] {
  const changes: Change[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') changes.push({ kind: 'removed', text: removed });
    if (added !== '') changes.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  const runs = diffWordsWithSpace(before, after);
  for (const [place, { added: isAdded, removed: isRemoved, value }] of runs.entries()) {
    if (isAdded) added += value;
    else if (isRemoved) removed += value;
    else if (removed !== '' && added !== '' && isGap(value) && isReplaced(runs.slice(place + 1))) {
      // The space between two replaced words stands in both wordings.
      removed += value;
      added += value;
    } else {
      flush();
      changes.push({ kind: 'same', text: value });
    }
  }
  flush();
  return changes;
}

type Run = ReturnType<typeof diffWordsWithSpace>[number];

const isGap = (text: string) => /^[^\S\n]+$/.test(text);

/** Whether what follows replaces something, rather than only adds or removes. */
function isReplaced([one, other]: Run[]): boolean {
  return Boolean((one?.removed && other?.added) || (one?.added && other?.removed));
}
