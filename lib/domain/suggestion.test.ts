import { describe, expect, test } from 'vitest';
import {
  aboutOf,
  answerMail,
  decisionSchema,
  formHref,
  type Suggestion,
  suggestionSchema,
  titleOf,
} from './suggestion';

const tool = { kind: 'tool', name: ' New  thing ', website: 'https://new.example', why: '' };
const matchup = { kind: 'matchup', left: 'One', right: 'Two', why: 'They\r\ncompete.' };
const correction = {
  ...{ kind: 'correction', tool: 'Ollama', fact: 'price', should: 'Free.', source: '' },
  page: '/tools/ollama',
};

describe('what is sent', () => {
  test('is tidied', () => {
    expect(suggestionSchema.parse({ ...tool, email: ' ADA@x.example ' })).toEqual({
      ...{ kind: 'tool', name: 'New thing', website: 'https://new.example', why: '' },
      email: 'ada@x.example',
    });
    expect(suggestionSchema.parse({ ...matchup, email: ' ' })).toMatchObject({
      ...{ why: 'They\ncompete.', email: null },
    });
    expect(suggestionSchema.parse(correction)).toMatchObject({ source: '', email: null });
    for (const page of ['//evil.example', '/tools/a?b', '/tools/../admin', undefined]) {
      expect(suggestionSchema.parse({ ...correction, page })).toMatchObject({ page: '/suggest' });
    }
  });

  test.each([
    ['kind', { kind: 'praise' }],
    ['kind', {}],
    ['name', { ...tool, name: ' ' }],
    ['name', { ...tool, name: 'x'.repeat(101) }],
    ['name', { ...tool, name: 'a\u202eb' }],
    ['website', { ...tool, website: '' }],
    ['website', { ...tool, website: 'javascript:alert(1)' }],
    ['why', { ...tool, why: 'x'.repeat(1001) }],
    ['email', { ...tool, email: 'nobody' }],
    ['left', { ...matchup, left: '' }],
    ['right', { ...matchup, right: 'ONE' }],
    ['tool', { ...correction, tool: '' }],
    ['fact', { ...correction, fact: 'soul' }],
    ['should', { ...correction, should: ' ' }],
    ['source', { ...correction, source: 'a friend' }],
  ])('is refused at %s', (field, given) => {
    const { error } = suggestionSchema.safeParse(given);
    expect(error?.issues.map(({ path }) => path[0] ?? '')).toEqual([field]);
    for (const { message } of error?.issues ?? []) expect(message).toMatch(/\.$/);
  });
});

test.each([
  [[], { kind: 'tool' }],
  [['matchup'], { kind: 'matchup' }],
  [['correction'], { kind: 'correction', tools: [], page: null, fact: null }],
  [
    ['correction', 'ollama', 'price'],
    { kind: 'correction', tools: ['ollama'], page: '/tools/ollama', fact: 'price' },
  ],
  [
    ['correction', 'a-vs-b'],
    { kind: 'correction', tools: ['a', 'b'], page: '/compare/a-vs-b', fact: null },
  ],
])('the address /suggest/%s is about something', (parts, about) => {
  expect(aboutOf(parts)).toEqual(about);
});

test.each([
  [['praise']],
  [['tool', 'ollama']],
  [['correction', 'Not a slug']],
  [['correction', 'ollama', 'soul']],
  [['correction', 'a-vs-b', 'price']],
  [['correction', 'ollama', 'price', 'more']],
])('the address /suggest/%s is none', (parts) => {
  expect(aboutOf(parts)).toBeNull();
});

const suggestion = (given: Partial<Suggestion>): Suggestion => ({
  ...{ id: 7, kind: 'tool', state: 'open', tool: null, fields: {}, answerable: true },
  ...{ reason: null, revision: 1, createdAt: '2026-11-23T00:00:00Z', decided: null },
  ...given,
});
const ofTool = { id: 3, slug: 'ollama', name: 'Ollama' };
const price = suggestion({
  kind: 'correction',
  tool: ofTool,
  fields: { fact: 'price', should: 'Free & open', source: 'https://x.example' },
});

test('accepting leads to the form that it fills in', () => {
  const fields = { name: 'New & thing', website: 'https://new.example' };
  expect(formHref(suggestion({ fields }))).toBe(
    '/admin/tools/new?name=New+%26+thing&website=https%3A%2F%2Fnew.example&suggestion=7',
  );
  const pair = { left: 'One', right: 'Two', leftSlug: 'one', rightSlug: 'two' };
  expect(formHref(suggestion({ kind: 'matchup', fields: pair }))).toBe(
    '/admin/matchups/new?left=one&right=two&suggestion=7',
  );
  expect(formHref(price)).toBe(
    '/admin/tools/3?entry_note=Free+%26+open&entry_source=https%3A%2F%2Fx.example&suggestion=7',
  );
  const other = { ...price, fields: { fact: 'other', should: 'It is gone.' } };
  expect(formHref(other)).toBe('/admin/tools/3?suggestion=7');
});

test('the mail says what was suggested and what became of it', () => {
  expect(titleOf(price)).toBe('Ollama: Price');
  expect(titleOf(suggestion({ kind: 'matchup', fields: { left: 'A', right: 'B' } }))).toBe(
    'A vs B',
  );
  const declined = answerMail(price, { state: 'declined', reason: 'It is not.' });
  expect(declined.subject).toBe('Your suggestion was declined: Ollama: Price');
  expect(declined.text).toContain('It is not.');
  expect(answerMail(price, { state: 'accepted' }).text).toContain('will make the change');
});

test('a decision names a suggestion and the version that was read', () => {
  expect(decisionSchema.parse({ suggestion: '4', revision: '2' })).toEqual({
    ...{ suggestion: 4, revision: 2 },
  });
  expect(decisionSchema.safeParse({ suggestion: '4' }).success).toBe(false);
});
