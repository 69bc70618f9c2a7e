import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Change, wordDiff } from './word-diff';

const sketch = (changes: Change[]) =>
  changes
    .map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[kind])
    .join('');

it.each([
  ['', '', ''],
  ['the same', 'the same', 'the same'],
  ['', 'all new', '{+all new+}'],
  ['all gone', '', '[-all gone-]'],
  ['It is fast.', 'It is slow.', 'It is [-fast-]{+slow+}.'],
  ['It is fast.', 'It is very fast.', 'It is {+very +}fast.'],
  ['a clean room is here', 'a safe bet was here', 'a [-clean room is-]{+safe bet was+} here'],
  ['a b c', 'x b y', '[-a-]{+x+} b [-c-]{+y+}'],
  ['a b', 'x b c', '[-a-]{+x+} b{+ c+}'],
  ['one\n\ntwo', 'one\ntwo', 'one\n[-\n-]two'],
  ['*so* it is', 'so it is', '[-*-]so[-*-] it is'],
])('from %j to %j', (before, after, expected) => {
  expect(sketch(wordDiff(before, after))).toBe(expected);
});

it('both wordings can be read out of it, to the character', () => {
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom('a', 'b', 'the', ' ', '  ', '\n', '\n\n', '.', 'é', '🚢'),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));
  const without = (changes: Change[], kind: Change['kind']) =>
    changes.map((change) => (change.kind === kind ? '' : change.text)).join('');
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordDiff(before, after);
      expect(without(changes, 'added')).toBe(before);
      expect(without(changes, 'removed')).toBe(after);
      expect(changes.every(({ text }) => text !== '')).toBe(true);
    }),
  );
});
