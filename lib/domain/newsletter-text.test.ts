import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueText, type MailFrame, wrapped } from './newsletter-text';
import { itemOf, movedItem } from './test-newsletter';

const frame = (part: Partial<MailFrame> = {}): MailFrame => ({
  issue: { number: 12, week: '2026-11-23' },
  subject: 'Claw Code against Zed',
  intro: 'Hello.',
  items: [itemOf(), movedItem({ id: 2 })],
  leftOut: 0,
  unasked: 0,
  asOf: '2026-11-22T09:00:00.000Z',
  isCut: false,
  hasBars: true,
  origin: 'https://ship.example',
  pageAddress: 'https://ship.example/newsletter/12',
  leaveAddress: 'https://ship.example/newsletter/unsubscribe?token=x',
  postalAddress: '1 Harbour Road, Hamburg',
  ...part,
});

test('the plain text reads by itself: headings, figures, where each item leads, how to leave', () => {
  const text = issueText(frame());
  expect(
    text.startsWith('SHIPWORTHY: WEEKLY VERDICTS\nIssue 12, 23 November 2026\n\nClaw Code'),
  ).toBe(true);
  expect(text).toContain('NEW MATCHUP\nClaw Code vs Zed: in the terminal or in the editor\n\nBoth');
  expect(text).toContain('One lives in the terminal,\nthe other is the editor.');
  expect(text).toContain(
    'Zed\n  Community ship: 75% of 4 votes, early, 95% interval 30.1 to 95.4%;\n    before: 50% of 2 votes, early.',
  );
  expect(text).toContain(
    'Compare Claw Code and Zed:\nhttps://ship.example/compare/claw-code-vs-zed\n',
  );
  expect(text).toContain('This issue on the site:\nhttps://ship.example/newsletter/12\n');
  expect(text).toContain('Unsubscribe:\nhttps://ship.example/newsletter/unsubscribe?token=x\n');
  expect(text.endsWith('1 Harbour Road, Hamburg\n')).toBe(true);
});

test('without a postal address there is no such line; what was cut is said, with the page that has it', () => {
  const text = issueText(frame({ postalAddress: null, isCut: true }));
  expect(text.trimEnd().endsWith('token=x')).toBe(true);
  expect(text).toContain('whole:\nhttps://ship.example/newsletter/12');
  expect(issueText(frame({ leftOut: 3 }))).toContain('no room for 3 more');
});

test('it says of when its figures are, and what the categories of its reader left out', () => {
  const text = issueText(frame());
  expect(text).toContain('\nThe figures are as they stood on 22 November 2026 (UTC).\n');
  expect(text).not.toContain('categories');
  expect(issueText(frame({ unasked: 7 }))).toContain(
    '\nThis mail has what is of the categories you chose: 2 of 9 items.\n',
  );
});

test('no line is longer than 72 characters, but for an address, and no word is lost', () => {
  const address = `https://ship.example/${'a'.repeat(90)}`;
  expect(wrapped(`See ${address} there`)).toEqual(['See', address, 'there']);
  expect(wrapped('w'.repeat(150)).map((line) => line.length)).toEqual([72, 72, 6]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (words) => {
      const text = words.join(' ');
      const lines = wrapped(text, '  ', '    ');
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(72);
      const letters = (one: string) => one.replaceAll(/\s+/g, '');
      expect(letters(lines.join(' '))).toBe(letters(text));
    }),
  );
});
