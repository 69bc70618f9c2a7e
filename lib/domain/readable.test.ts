import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayNameSchema } from './profile';
import { isReadable, readableLine } from './readable';
import { declareSchema, retractSchema, verdictTextSchema } from './verdict';

const line = readableLine('Say it.', 10, 'Too long.');
const problem = (text: unknown) => line.safeParse(text).error?.issues[0]?.message;

it.each([
  ['  two \r\n words ', 'two words'],
  ['\ufeffword', 'word'],
  ['שלום', 'שלום'],
  ['👩‍🚀❤️1️⃣🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍🚀❤️1️⃣🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
])('%j is kept as %j', (typed, kept) => {
  expect(readableLine('Say it.', 20, 'Too long.').parse(typed)).toBe(kept);
});

it.each([
  [undefined, 'Say it.'],
  [' \n\t', 'Say it.'],
  ['eleven char', 'Too long.'],
  ['😀'.repeat(11), 'Too long.'],
])('%j is refused: %s', (typed, says) => {
  expect(problem(typed)).toBe(says);
});

const hidden = [
  ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u180e', '\u200b', '\u200c', '\u200d'],
  ...['\u200e', '\u200f', '\u202e', '\u2060', '\u2061', '\u2066', '\u2800', '\u3164', '\ufe0f'],
  ...['\uffa0', '\ufff9', '\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e0100}', '\u0007'],
];

it('nowhere does a sign that cannot be seen pass, wherever in a line it stands', () => {
  const version = (toolVersion: string) =>
    verdictTextSchema.shape.toolVersion.safeParse(toolVersion).success;
  const fields: ((text: string) => boolean)[] = [
    (text) => isReadable(text),
    version,
    // A zero-width space in a name is tidied to a space, which is seen.
    (name) => displayNameSchema.safeParse(name.replaceAll('\u200b', '\u2060')).success,
    (reason) => retractSchema.safeParse({ verdict: 1, version: 1, reason }).success,
    (note) => declareSchema.safeParse({ seat: 'skeptic', tool: 'a', note }).success,
    (path) => verdictTextSchema.shape.evidence.safeParse(`https://example.com/${path}`).success,
  ];
  const words = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  fc.assert(
    fc.property(words, words, fc.constantFrom(...hidden), (before, after, sign) => {
      for (const takes of fields) {
        expect(takes(before + after)).toBe(true);
        expect(takes(before + sign + after)).toBe(false);
      }
    }),
  );
});

it('what is let in has no hidden sign outside an emoji, and is tidy already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (typed) => {
      const parsed = line.safeParse(typed);
      if (!parsed.success) return;
      const seen = parsed.data.replaceAll(/\p{RGI_Emoji}/gv, '');
      expect(seen).not.toMatch(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u);
      expect(line.parse(parsed.data)).toBe(parsed.data);
    }),
    { numRuns: 500 },
  );
});
