import { expect, test } from 'vitest';
import { issueStepSchema, orderAfterMove, readIssueForm } from './newsletter-desk';

const typed = {
  ...{ issue: '7', revision: '2', subject: ' The week ', intro: 'One\r\nTwo', order: '12,3' },
  ...{ 'title-3': 'Third', 'body-3': 'Its text.', 'included-3': 'on' },
  ...{ 'title-12': ' Twelfth', 'body-12': 'Two\r\nlines.' },
};

test('a form is read with its items in their order, tidied, and what is not ticked left out', () => {
  expect(readIssueForm(typed)).toEqual({
    ok: true,
    edit: {
      ...{ id: 7, revision: 2, subject: 'The week', intro: 'One\nTwo' },
      items: [
        { id: 12, title: 'Twelfth', body: 'Two\nlines.', included: false },
        { id: 3, title: 'Third', body: 'Its text.', included: true },
      ],
    },
  });
});

test.each([
  ['subject', { subject: '' }],
  ['subject', { subject: 'Bcc\r\nTo: everybody@example.com' }],
  ['subject', { subject: 'x'.repeat(151) }],
  ['intro', { intro: 'x'.repeat(4_001) }],
  ['title-12', { 'title-12': '  ' }],
  ['title-3', { 'title-3': 'two\nlines' }],
  ['body-3', { 'body-3': '' }],
  ['body-12', { 'body-12': 'x'.repeat(2_001) }],
  ['order', { order: '12,12' }],
  ['order', { order: '12,three' }],
  ['order', { order: Array.from({ length: 101 }, (_, n) => n + 1).join(',') }],
  ['issue', { issue: '0' }],
  ['revision', { revision: 'none' }],
])('what is wrong with %s stands at that field: %j', (field, change) => {
  const read = readIssueForm({ ...typed, ...change });
  expect(read.ok ? [] : read.error.issues.map(({ path }) => path.join('.'))).toContain(field);
});

test('a press of up or down moves one item by a place, and nothing else is a press', () => {
  expect(orderAfterMove({ ...typed, move: '3:up' })).toBe('3,12');
  expect(orderAfterMove({ ...typed, move: '12:down' })).toBe('3,12');
  expect(orderAfterMove({ ...typed, move: '12:up' })).toBe('12,3');
  expect(orderAfterMove({ ...typed, move: '99:up' })).toBe('12,3');
  for (const move of ['', '12', '12:off', 'up:12']) {
    expect(orderAfterMove({ ...typed, move }), move).toBeNull();
  }
  expect(orderAfterMove({ move: '12:up' })).toBeNull();
});

test('a step is one that there is', () => {
  const press = { issue: '1', revision: '1' };
  expect(issueStepSchema.safeParse({ ...press, step: 'now' }).success).toBe(true);
  for (const step of ['send', '', undefined]) {
    expect(issueStepSchema.safeParse({ ...press, step }).success, step).toBe(false);
  }
});
