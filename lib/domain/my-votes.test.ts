import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementSentence, callOf, keepTouched, type MyVote } from './my-votes';

describe('agreementSentence', () => {
  it.each([
    [7, 9, 'You agree with the Skeptic on 7 of 9 tools'],
    [0, 3, 'You agree with the Skeptic on 0 of 3 tools'],
    [1, 1, 'You agree with the Skeptic on 1 of 1 tool'],
    [0, 1, 'You agree with the Skeptic on 0 of 1 tool'],
    [1200, 1234, 'You agree with the Skeptic on 1,200 of 1,234 tools'],
  ])('%i of %i', (agreed, both, sentence) => {
    expect(agreementSentence({ seat: ' Skeptic ', agreed, both })).toBe(sentence);
  });

  it('says nothing where there is nothing in common', () => {
    expect(agreementSentence({ seat: 'Skeptic', agreed: 0, both: 0 })).toBeNull();
  });

  it.each([
    [2, 1],
    [-1, 1],
    [0.5, 1],
    [0, Number.NaN],
  ])('refuses %d of %d', (agreed, both) => {
    expect(() => agreementSentence({ seat: 'Skeptic', agreed, both })).toThrow(RangeError);
  });
});

describe('callOf', () => {
  it.each([
    [0, 0, null],
    [1, 0, 'ship'],
    [0, 1, 'skip'],
    [3, 2, 'ship'],
    [2, 3, 'skip'],
    [2, 2, 'split'],
  ])('%i to %i', (ships, skips, call) => {
    expect(callOf({ ships, skips })).toBe(call);
  });

  it('turns around when the tally does', () => {
    const other = { ship: 'skip', skip: 'ship', split: 'split' } as const;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (ships, skips) => {
        const call = callOf({ ships, skips });
        const turned = callOf({ ships: skips, skips: ships });
        expect(turned).toBe(call && other[call]);
      }),
    );
  });
});

describe('keepTouched', () => {
  const vote = (slug: string, asOf = ''): MyVote => ({
    ...{
      tool: { slug, name: slug },
      open: true,
      choice: 'ship',
      counted: true,
      changedAt: '',
      asOf,
    },
    ...{ panel: { ships: 0, skips: 0 }, community: { ships: 0, skips: 0 } },
  });
  const list = (slugs: string) => [...slugs].map((slug) => vote(slug));
  it.each([
    ['abc', 'abc', '', 'abc'],
    ['abc', 'ac', 'b', 'abc'],
    ['abc', 'bc', 'a', 'abc'],
    ['abc', 'ab', 'c', 'abc'],
    ['abc', '', 'abc', 'abc'],
    ['abc', 'ac', '', 'ac'],
    ['abc', 'nac', 'b', 'nabc'],
    ['abc', 'c', 'b', 'bc'],
    ['abc', 'bac', 'b', 'bac'],
    ['', 'ab', 'x', 'ab'],
  ])('shown %j, read %j, touched %j: %j', (shown, read, touched, expected) => {
    const kept = keepTouched(list(shown), list(read), [...touched]);
    expect(kept.map(({ tool }) => tool.slug).join('')).toBe(expected);
  });

  it('takes what was read where it was read', () => {
    expect(keepTouched(list('a'), [vote('a', 'now')], ['a'])).toEqual([vote('a', 'now')]);
  });
});
