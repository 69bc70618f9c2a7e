import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRecord, recordTexts } from './test-arbitraries';
import {
  lateReadReason,
  type ToolTexts,
  textsOfTool,
  toolColumns,
  toolRecordSchema,
} from './tool-record';

const problems = (part: Partial<ToolTexts>) => {
  const { error } = toolRecordSchema.safeParse({ ...recordTexts, ...part });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

test('a row of texts becomes a checked tool', () => {
  expect(toolRecordSchema.parse(recordTexts)).toEqual({
    ...{ slug: 'claw-code', name: 'Claw Code', tagline: 'A coding agent', license: 'MIT' },
    ...{ description: 'It runs in the terminal.', category: 'developer-tools' },
    ...{ website: 'https://example.com/claw', state: 'published' },
    entry: {
      ...{ kind: 'paid', amount: 9.5, currency: 'USD', period: 'month', note: 'Billed yearly.' },
      ...{ sourceUrl: 'https://example.com/pricing', checkedAt: '2025-06-30' },
    },
  });
});

test('without any entry column there is no price read', () => {
  const empty = Object.fromEntries(
    toolColumns.filter((column) => column.startsWith('entry_')).map((column) => [column, '']),
  );
  expect(toolRecordSchema.parse({ ...recordTexts, ...empty }).entry).toBeNull();
});

test('texts are tidied: space around, line ends, composed characters', () => {
  const tidied = toolRecordSchema.parse({
    ...recordTexts,
    ...{ name: '  Cafe\u0301 ', description: 'One\r\ntwo\rthree\n', slug: ' claw-code' },
  });
  expect(tidied).toMatchObject({ name: 'Café', description: 'One\ntwo\nthree', slug: 'claw-code' });
});

test.each<[Partial<ToolTexts>, string]>([
  [{ slug: 'Claw' }, 'slug: Use lower-case letters'],
  [{ slug: 'a-vs-b' }, 'slug: A tool slug cannot hold the word "vs"'],
  [{ name: '' }, 'name: Give the name.'],
  [{ name: 'x'.repeat(101) }, 'name: Use at most 100 characters.'],
  [{ name: 'Two\nlines' }, 'name: Write this on one line'],
  [{ name: 'right\u202eleft' }, 'name: Leave out characters that cannot be seen.'],
  [{ name: '\u3164' }, 'name: Leave out characters that cannot be seen.'],
  [{ name: 'null\0' }, 'name: Leave out characters that cannot be seen.'],
  [{ tagline: 'half \ud800' }, 'tagline: Leave out characters that cannot be seen.'],
  [{ tagline: '' }, 'tagline: Give the tagline.'],
  [{ description: '\u0007' }, 'description: Leave out characters that cannot be seen.'],
  [{ description: 'x'.repeat(4001) }, 'description: Use at most 4,000 characters.'],
  [{ category: '' }, 'category: Use lower-case letters'],
  [{ website: '' }, 'website: Give the address.'],
  [{ website: 'https:example.com' }, 'website: Give a full address'],
  [{ website: 'javascript:alert(1)' }, 'website: Give a full address'],
  [{ website: 'https://exam\nple.com' }, 'website: Write this on one line'],
  [{ license: '' }, 'license: Give the licence.'],
  [{ state: 'gone' }, 'state: Choose one of: draft, published, retired.'],
  [{ entry_kind: '' }, 'entry_kind: Choose one of: free'],
  [{ entry_amount: '-1' }, 'entry_amount: Write the amount in digits'],
  [{ entry_amount: '1e3' }, 'entry_amount: Write the amount in digits'],
  [{ entry_amount: '9,50' }, 'entry_amount: Write the amount in digits'],
  [{ entry_amount: '1.234' }, 'entry_amount: Write the amount in digits'],
  [{ entry_amount: '' }, 'entry_currency: A currency stands beside an amount'],
  [{ entry_currency: '' }, 'entry_currency: An amount needs its currency.'],
  [{ entry_currency: 'usd' }, 'entry_currency: Give the currency as its ISO 4217 code'],
  [{ entry_kind: 'free' }, 'entry_amount: What is free has no amount above 0.'],
  [{ entry_period: 'week' }, 'entry_period: Choose one of: month'],
  [{ entry_note: 'x'.repeat(501) }, 'entry_note: Use at most 500 characters.'],
  [{ entry_source: 'example.com' }, 'entry_source: Give a full address'],
  [{ entry_source: 'http:example.com' }, 'entry_source: Give a full address'],
  [{ entry_checked_at: '' }, 'entry_checked_at: Give the day of the check'],
  [{ entry_checked_at: '2025-02-30' }, 'entry_checked_at: Give the day of the check'],
  [{ entry_checked_at: '0000-01-01' }, 'entry_checked_at: Give a day from 1990-01-01 on.'],
])('%j is refused at its column', (part, beginning) => {
  const found = problems(part);
  expect(found).toHaveLength(1);
  expect(found[0]?.slice(0, beginning.length)).toBe(beginning);
});

test('every faulty column is named at once, facts and price alike', () => {
  expect(problems({ name: '', state: '', entry_amount: 'much' })).toHaveLength(3);
});

test('what people write is taken as it is: other scripts, emoji of several signs, tabs in a text', () => {
  const written = {
    name: '日本語 👩‍💻',
    tagline: '=1+1',
    description: 'a\tb\n\n“c”',
    license: "'MIT",
  };
  expect(toolRecordSchema.parse({ ...recordTexts, ...written })).toMatchObject(written);
});

test('a column too many or too few is no row of a catalogue', () => {
  const { slug: _, ...without } = recordTexts;
  expect(toolRecordSchema.safeParse(without).success).toBe(false);
  expect(toolRecordSchema.safeParse({ ...recordTexts, more: '' }).success).toBe(false);
});

test('a tool written as texts is read back the same', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(toolRecordSchema.parse(textsOfTool(record))).toEqual(record);
    }),
  );
});

test('a price is read on a day that has begun somewhere', () => {
  expect(lateReadReason('2026-11-24', '2026-11-23')).toBeNull();
  expect(lateReadReason('2026-11-25', '2026-11-23')).toContain('not come yet');
});
