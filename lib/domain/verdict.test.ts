import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareSchema, retractSchema, saveSchema, verdictTextSchema } from './verdict';
import { countCharacters, isSameDraft, isSameWording } from './verdict-draft';

const sound = {
  call: 'ship',
  body: 'x'.repeat(80),
  toolVersion: '1.0',
  evidence: '',
};

/** The message at a field, null where it is sound. */
function messageAt(field: string, given: object): string | null {
  const parsed = verdictTextSchema.safeParse({ ...sound, ...given });
  return parsed.error?.issues.find(({ path }) => path[0] === field)?.message ?? null;
}

test.each([
  ['', /Write the verdict: 80 to 1500 characters/],
  ['   \n ', /Write the verdict/],
  ['x'.repeat(79), /at least 80 characters; this has 79/],
  [` ${'x'.repeat(79)} `, /this has 79/],
  ['x'.repeat(80), null],
  ['😀'.repeat(80), null],
  ['😀'.repeat(79), /this has 79/],
  ['x'.repeat(1_500), null],
  ['😀'.repeat(1_500), null],
  [`\r\n${'x'.repeat(1_500)}\r\n`, null],
  [`${'x'.repeat(1_499)}\r\n😀`, /at most 1500 characters; this has 1501/],
])('the length of %j is judged', (body, message) => {
  const said = messageAt('body', { body });
  if (message === null) expect(said).toBeNull();
  else expect(said).toMatch(message);
});

test('the counter counts what is judged, whatever is typed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, (body) => {
      const passes = verdictTextSchema.safeParse({ ...sound, body }).success;
      expect(passes).toBe(countCharacters(body) >= 80 && countCharacters(body) <= 1_500);
    }),
  );
});

const addresses = (count: number) =>
  Array.from({ length: count }, (_, n) => `https://example.com/${n}`).join('\n');

test.each([
  ['', null],
  ['https://example.com/a?b=c#d', null],
  [' http://example.com \r\n\r\nhttps://example.org', null],
  ['javascript:alert(1)', /begin each line with http/],
  ['data:text/html,x', /no web address/],
  ['//example.com', /no web address/],
  ['example.com', /no web address/],
  ['https://user:secret@example.com', /no web address/],
  ['https://', /no web address/],
  ['https://example.com and more', /no web address/],
  [`https://example.com/${'x'.repeat(500)}`, /no web address/],
  [addresses(5), null],
  [`${addresses(5)}\n${addresses(5)}`, null],
  [addresses(6), /At most 5 links; these are 6/],
])('evidence %j', (evidence, message) => {
  const said = messageAt('evidence', { evidence });
  if (message === null) expect(said).toBeNull();
  else expect(said).toMatch(message);
});

test('evidence becomes a list, and the version loses stray spaces', () => {
  const given = { ...sound, toolVersion: '  as of\tJune 2025 ', evidence: 'https://a.example\n\n' };
  expect(verdictTextSchema.parse(given)).toMatchObject({
    toolVersion: 'as of June 2025',
    evidence: ['https://a.example'],
  });
});

test.each([
  ['call', { call: null }, 'Choose Ship or Skip.'],
  ['toolVersion', { toolVersion: ' ' }, 'Say which version you judged.'],
  ['toolVersion', { toolVersion: 'x'.repeat(61) }, 'A version has at most 60 characters.'],
])('%s %j is refused', (field, given, message) => {
  expect(messageAt(field, given)).toBe(message);
});

test('a draft may be empty, and says nothing of a call that was not made', () => {
  const form = { seat: 'builder', tool: 'ollama', body: '', toolVersion: '', evidence: '' };
  expect(saveSchema.parse(form)).toMatchObject({ call: null, version: 0, base: 0, baseVersion: 0 });
  expect(saveSchema.parse({ ...form, call: '' }).call).toBeNull();
  expect(saveSchema.safeParse({ ...form, call: 'maybe' }).success).toBe(false);
  expect(saveSchema.safeParse({ ...form, body: 'x'.repeat(20_001) }).success).toBe(false);
  expect(saveSchema.safeParse({ ...form, tool: '  ' }).error?.issues[0]?.message).toBe(
    'Choose the tool.',
  );
});

test('what a database can’t hold is left out of a draft, the rest is kept as typed', () => {
  const form = { seat: 'builder', tool: 'ollama', toolVersion: '', evidence: '' };
  expect(saveSchema.parse({ ...form, body: ' a\0b\r\n\ud800' }).body).toBe(' ab\n\ufffd');
});

test('a retraction needs a reason, a declaration its words', () => {
  const read = { verdict: '1', version: '2' };
  expect(retractSchema.safeParse({ ...read, reason: ' ' }).success).toBe(false);
  expect(retractSchema.safeParse({ ...read, reason: 'x'.repeat(501) }).success).toBe(false);
  expect(retractSchema.safeParse({ verdict: '1', reason: 'wrong' }).success).toBe(false);
  expect(retractSchema.parse({ ...read, reason: ' wrong ' })).toEqual({
    verdict: 1,
    version: 2,
    reason: 'wrong',
  });
  const place = { seat: 'builder', tool: 'ollama' };
  expect(declareSchema.safeParse({ ...place, note: '' }).success).toBe(false);
  expect(declareSchema.safeParse({ ...place, note: 'x'.repeat(301) }).success).toBe(false);
});

test('two drafts are the same when all of their fields are', () => {
  const draft = { call: null, body: 'a', toolVersion: '1', evidence: '' };
  expect(isSameDraft(draft, { ...draft })).toBe(true);
  for (const other of [
    { call: 'ship' as const },
    { body: 'b' },
    { toolVersion: '2' },
    { evidence: 'x' },
  ])
    expect(isSameDraft(draft, { ...draft, ...other })).toBe(false);
});

test('a verdict revises another only where it says something else', () => {
  const one = {
    ...sound,
    call: 'ship' as const,
    evidence: ['https://a.example', 'https://b.example'],
  };
  expect(isSameWording(one, { ...one, evidence: [...one.evidence] })).toBe(true);
  for (const other of [
    { call: 'skip' as const },
    { body: 'y' },
    { toolVersion: '1.1' },
    { evidence: ['https://b.example', 'https://a.example'] },
    { evidence: [] },
  ]) {
    expect(isSameWording(one, { ...one, ...other })).toBe(false);
  }
});
