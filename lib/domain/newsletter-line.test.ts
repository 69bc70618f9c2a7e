import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectSchema } from './newsletter';
import { cutLine, oneLine, subjectOf } from './newsletter-line';

const anyText = fc.string({ unit: 'binary', maxLength: 120 });

test.each([
  ['a header of its own', 'Claw\r\nBcc: all@example.com', 'Claw Bcc: all@example.com'],
  ['a line of Unicode', 'Claw\u2028Code\u0085now', 'Claw Code now'],
  ['text turned round', 'Claw\u202eedoC', 'ClawedoC'],
  ['half a character', 'Claw\ud83d', 'Claw'],
  ['spaces', '  Claw \t Code ', 'Claw Code'],
  ['a null', 'Claw\0Code', 'ClawCode'],
  ['other scripts', 'Ünïcødé 日本 🦀', 'Ünïcødé 日本 🦀'],
])('one line of %s', (_name, text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([
  ['short enough', 'one two', 7, 'one two'],
  ['between words', 'one two three', 9, 'one two…'],
  ['at the end of a word', 'one two three', 8, 'one two…'],
  ['one long word', 'abcdefghij', 5, 'abcd…'],
  ['no half of a character', 'abc🦀defgh', 5, 'abc…'],
])('cut: %s', (_name, line, most, cut) => {
  expect(cutLine(line, most)).toBe(cut);
});

test('whatever the names hold, a subject is one line of 150 characters that no header follows', () => {
  fc.assert(
    fc.property(fc.array(anyText.map(oneLine), { minLength: 1, maxLength: 20 }), (titles) => {
      const subject = subjectOf(['Claw Code vs ', ...titles].map(oneLine));
      expect(subjectSchema.parse(subject)).toBe(subject);
      expect(subject.isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the subject of the mail', () => {
  expect(subjectOf(['Claw Code vs SmolVLM2-2B'])).toBe('Claw Code vs SmolVLM2-2B');
  const titles = ['Claw Code vs SmolVLM2-2B', 'b', 'c', 'd'];
  expect(subjectOf(titles)).toBe('Claw Code vs SmolVLM2-2B, and 3 more verdicts');
  const long = `${'word '.repeat(30)}end`;
  expect(subjectOf([long, 'b'])).toBe(`${'word '.repeat(26).trim()}…, and 1 more verdict`);
});
