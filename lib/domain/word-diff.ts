import { diffWordsWithSpace } from 'diff';

/** A run of text that stands in both wordings, only in the later or only in the earlier one. */
export type Change = { kind: 'same' | 'added' | 'removed'; text: string };

/**
 * Answers how one wording became the next, word by word: without what was removed it is `after`,
 * without what was added it is `before`, to the character. Where words were replaced, what was removed
 * comes first. For the server only: readers get the answer, not the library.
 */
export function wordDiff(before: string, after: string): Change[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
