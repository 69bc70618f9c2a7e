import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmsDeletion, displayNameSchema } from './profile';

const problem = (name: unknown) => displayNameSchema.safeParse(name).error?.issues[0]?.message;

describe('displayNameSchema', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada \t  Lovelace ', 'Ada Lovelace'],
    ['x', 'x'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['李小龍', '李小龍'],
    ['👩‍🚀'.repeat(20), '👩‍🚀'.repeat(20)],
    ['a'.repeat(60), 'a'.repeat(60)],
    ['<b>Ada</b>', '<b>Ada</b>'],
  ])('takes %j', (typed, kept) => {
    expect(displayNameSchema.parse(typed)).toBe(kept);
  });

  it.each([
    [undefined, 'Enter a name.'],
    [7, 'Enter a name.'],
    ['', 'Enter a name.'],
    [' \u00a0\u200b\t', 'Enter a name.'],
    ['a'.repeat(61), 'Use at most 60 characters.'],
    ['😀'.repeat(61), 'Use at most 60 characters.'],
    ['Ada\u0000', 'Leave out characters that cannot be seen.'],
    ['Ada\u202eadA', 'Leave out characters that cannot be seen.'],
    ['Ada\ud83d', 'Leave out characters that cannot be seen.'],
    ['Ada\u2060', 'Leave out characters that cannot be seen.'],
    ['Ada\u200d', 'Leave out characters that cannot be seen.'],
    ['Ada\u3164', 'Leave out characters that cannot be seen.'],
    ['\u3164', 'Leave out characters that cannot be seen.'],
  ])('refuses %j in words', (typed, says) => {
    expect(problem(typed)).toBe(says);
  });

  it('keeps nothing that the database would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const parsed = displayNameSchema.safeParse(typed);
        if (!parsed.success) return;
        const { data } = parsed;
        expect([...data].length).toBeGreaterThanOrEqual(1);
        expect([...data].length).toBeLessThanOrEqual(60);
        expect(data).not.toContain('\u0000');
        expect(displayNameSchema.parse(data)).toBe(data);
      }),
    );
  });
});

describe('confirmsDeletion', () => {
  it.each([
    ['DELETE', true],
    [' DELETE ', true],
    ['ada@example.com', true],
    ['Ada@Example.com ', true],
    ['delete', false],
    ['', false],
    ['eve@example.com', false],
    ['DELETE ada@example.com', false],
  ])('%j: %j', (typed, confirms) => {
    expect(confirmsDeletion(typed, 'ada@example.com')).toBe(confirms);
  });
});
