import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  issueInWords,
  issueSummary,
  itemsFor,
  leadInWords,
  linesOf,
  pathNow,
  shortened,
  toldFigures,
  toldInWords,
} from './newsletter-words';
import { issueOf, itemOf, movedItem } from './test-newsletter';

test('figures are told with count and interval; where something moved, that alone and what was before', () => {
  expect(toldFigures(itemOf()).map((told) => `${told.tool}. ${toldInWords(told)}`)).toEqual([
    'Claw Code. Panel ship: 71% of 7 reviewers, 95% interval 35.9 to 91.8%.',
    'Claw Code. Community ship: 71% of 128 votes, 95% interval 62.7 to 78.2%.',
    'Zed. Panel ship: 57% of 7 reviewers, 95% interval 25 to 84.2%.',
    'Zed. Community ship: 71% of 128 votes, 95% interval 62.7 to 78.2%.',
  ]);
  expect(toldFigures(movedItem()).map(toldInWords)).toEqual([
    'Community ship: 75% of 4 votes, early, 95% interval 30.1 to 95.4%; before: 50% of 2 votes, early.',
  ]);
});

test('where nothing was counted there is no percentage', () => {
  const nothing = { ships: 0, skips: 0 };
  const [tool] = itemOf().facts.tools;
  const item = itemOf({
    facts: { tools: tool ? [{ ...tool, panel: nothing, community: nothing }] : [] },
  });
  expect(toldFigures(item).map(toldInWords)).toEqual([
    'Panel: no verdicts yet.',
    'Community: no votes yet.',
  ]);
});

test('a link says where it leads to', () => {
  expect(leadInWords(itemOf())).toBe('Compare Claw Code and Zed');
  expect(leadInWords(movedItem({ kind: 'verdict' }))).toBe('Read the verdicts on Zed');
  expect(leadInWords(movedItem())).toBe('See Zed and its figures');
});

test('a reader gets the included items of their categories, and those for everybody, in their order', () => {
  const items = [
    itemOf({ id: 1, rank: 3, categoryIds: [5] }),
    itemOf({ id: 2, rank: 1, categoryIds: [6, 7] }),
    itemOf({ id: 3, rank: 2, categoryIds: [] }),
    itemOf({ id: 4, rank: 0, included: false }),
  ];
  const ids = (only: number[] | null) => itemsFor(items, only).map(({ id }) => id);
  expect(ids(null)).toEqual([2, 3, 1]);
  expect(ids([])).toEqual([2, 3, 1]);
  expect(ids([5])).toEqual([3, 1]);
  expect(ids([7, 9])).toEqual([2, 3]);
  expect(itemsFor(items.slice(0, 2), [9])).toEqual([]);
});

test('an item leads to where its tools stand now, and nowhere once one of them is gone', () => {
  const now = (...pairs: [string, string][]) => new Map(pairs);
  const both = now(['claw-code', 'claw-code'], ['zed', 'zed']);
  expect(pathNow(itemOf(), both)).toBe('/compare/claw-code-vs-zed');
  expect(pathNow(itemOf(), now(['claw-code', 'claw'], ['zed', 'zed']))).toBe(
    '/compare/claw-vs-zed',
  );
  expect(pathNow(itemOf(), now(['claw-code', 'zed'], ['zed', 'zed']))).toBe('/tools/zed');
  expect(pathNow(itemOf(), now(['claw-code', 'claw-code']))).toBeNull();
  expect(pathNow(movedItem(), now(['zed', 'zed-2']))).toBe('/tools/zed-2');
});

test('texts are paragraphs and lines, without a sign that is not seen', () => {
  expect(linesOf('One\r\ntwo\n \n\nthree\u2028four\u0007 \u0000')).toEqual([
    ['One', 'two'],
    ['three', 'four'],
  ]);
  expect(linesOf('')).toEqual([]);
});

test('what is shortened is no longer than it may be, whole signs, and says that it was cut', () => {
  expect(shortened('One two three', 9)).toBe('One two…');
  expect(shortened('One two', 7)).toBe('One two');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const short = shortened(text, most);
      expect([...short].length).toBeLessThanOrEqual(most + 1);
      expect(short.isWellFormed()).toBe(true);
      expect(short === text || short.endsWith('…')).toBe(true);
    }),
  );
});

test('an issue has a name and a summary, before it has a number and without an intro, too', () => {
  expect(issueInWords(issueOf())).toBe('Issue 12, 23 November 2026');
  expect(issueInWords(issueOf({ number: null }))).toBe('Draft, 23 November 2026');
  expect(issueSummary(issueOf())).toBe(
    'A quiet week with one loud exception. Small counts are called early.',
  );
  expect(issueSummary(issueOf({ intro: '' }))).toBe(
    'This week: Claw Code vs Zed: in the terminal or in the editor; Zed is up 12 points.',
  );
});
