import { describe, expect, it } from 'vitest';
import {
  conflictsOf,
  type FactTexts,
  factFields,
  parseFacts,
  parseNewTool,
  parsePriceRead,
  pickName,
  retireReasonSchema,
  textsOfFacts,
  typedFacts,
  wasName,
} from './tool-form';

const TODAY = '2026-11-23';
const facts: FactTexts = {
  ...{ name: 'Whisper.cpp', slug: '', tagline: 'Listens.', description: 'It\nlistens.' },
  ...{ category: 'audio', website: 'https://example.com', license: 'MIT', maker: '', version: '' },
  facts_checked_at: '2026-11-01',
};
const noEntry = {
  ...{ entry_kind: '', entry_amount: '', entry_currency: '', entry_period: '' },
  ...{ entry_note: '', entry_source: '', entry_checked_at: '' },
};
const entry = {
  ...{ ...noEntry, entry_kind: 'paid', entry_amount: '20', entry_currency: 'USD' },
  ...{ entry_source: 'https://example.com/pricing', entry_checked_at: '2026-11-23' },
};

/** The fields that a form is refused for, with their messages. */
function errorsOf(parsed: ReturnType<typeof parseNewTool>): Record<string, string[]> {
  return parsed.ok ? {} : parsed.fieldErrors;
}

describe('the form of a new tool', () => {
  it('makes the address of the name where it was left empty', () => {
    const parsed = parseNewTool({ ...facts, ...noEntry, state: 'draft' }, TODAY);
    expect(parsed).toMatchObject({
      ok: true,
      data: { slug: 'whisper-cpp', entry: null, state: 'draft', maker: '', version: '' },
    });
  });

  it('asks an empty form for the name and the category, and not for an address', () => {
    const empty = Object.fromEntries(Object.keys(facts).map((name) => [name, '']));
    const errors = errorsOf(parseNewTool({ ...empty, ...noEntry, state: 'draft' }, TODAY));
    expect(errors).toMatchObject({
      name: [expect.stringMatching(/name/)],
      category: ['Choose a category.'],
    });
    expect(errors).not.toHaveProperty('slug');
  });

  it('takes today for the day of the check that was left empty', () => {
    const form = { ...facts, facts_checked_at: '', ...entry, state: 'published' };
    expect(parseNewTool(form, TODAY)).toMatchObject({
      ok: true,
      data: { factsCheckedAt: TODAY, entry: { kind: 'paid', amount: 20 } },
    });
  });

  it.each([
    ['name', { name: ' ' }],
    ['slug', { name: '日本', slug: '' }],
    ['slug', { slug: 'a-vs-b' }],
    ['tagline', { tagline: 'Two\nlines' }],
    ['category', { category: '' }],
    ['website', { website: 'example.com' }],
    ['maker', { maker: 'x'.repeat(101) }],
    ['version', { version: 'x'.repeat(61) }],
    ['facts_checked_at', { facts_checked_at: '2026-11-25' }],
    ['facts_checked_at', { facts_checked_at: 'yesterday' }],
    ['entry_checked_at', { ...entry, entry_checked_at: '2027-01-01' }],
    ['entry_currency', { ...entry, entry_currency: '' }],
    ['state', { state: 'gone' }],
  ])('refuses a wrong %s at the field: %j', (field, wrong) => {
    const form = { ...facts, ...noEntry, state: 'draft', ...wrong };
    expect(Object.keys(errorsOf(parseNewTool(form, TODAY)))).toEqual([field]);
  });

  it('names all that is wrong at once', () => {
    expect(Object.keys(errorsOf(parseNewTool({}, TODAY))).sort()).toEqual([
      'category',
      'description',
      'license',
      'name',
      'state',
      'tagline',
      'website',
    ]);
  });
});

describe('the form of a tool’s facts', () => {
  it('reads back what it shows', () => {
    const parsed = parseFacts({ ...facts, slug: 'whisper' }, TODAY);
    if (!parsed.ok) throw new Error('refused');
    expect(textsOfFacts(parsed.data)).toMatchObject({ ...facts, slug: 'whisper' });
  });

  it('looks at neither price nor state', () => {
    expect(parseFacts({ ...facts, entry_kind: 'no', state: 'no' }, TODAY).ok).toBe(true);
  });
});

describe('the form of a price read', () => {
  it('takes a read with its source and day', () => {
    expect(parsePriceRead(entry, TODAY)).toMatchObject({
      ok: true,
      data: { kind: 'paid', amount: 20, sourceUrl: 'https://example.com/pricing' },
    });
  });

  it.each([
    [['entry_kind', 'entry_source', 'entry_checked_at'], noEntry],
    [['entry_source'], { ...entry, entry_source: ' ' }],
    [['entry_amount'], { ...entry, entry_amount: '20 dollars' }],
    [['entry_amount'], { ...entry, entry_kind: 'free' }],
    [['entry_checked_at'], { ...entry, entry_checked_at: '2026-12-24' }],
  ])('refuses %j of %j', (fields, form) => {
    const parsed = parsePriceRead(form, TODAY);
    expect(parsed.ok ? [] : Object.keys(parsed.fieldErrors).sort()).toEqual([...fields].sort());
  });
});

it('a tool is retired for a reason of one line', () => {
  expect(retireReasonSchema.safeParse(' It is gone. ').data).toBe('It is gone.');
  for (const reason of ['', ' ', 'x'.repeat(501), 'two\nlines']) {
    expect(retireReasonSchema.safeParse(reason).success, reason).toBe(false);
  }
});

describe('where two have edited', () => {
  const began = { ...facts, slug: 'whisper' };

  it('what differs is shown, and theirs proposed where one left what both began with', () => {
    const yours = { ...began, tagline: 'Mine.', license: 'BSD', maker: 'Both' };
    const theirs = { ...began, tagline: 'Theirs.', website: 'https://b.example', maker: 'Both' };
    expect(conflictsOf(began, yours, theirs)).toEqual([
      { field: 'tagline', yours: 'Mine.', theirs: 'Theirs.', choose: 'yours' },
      {
        ...{ field: 'website', yours: 'https://example.com', theirs: 'https://b.example' },
        choose: 'theirs',
      },
      { field: 'license', yours: 'BSD', theirs: 'MIT', choose: 'yours' },
    ]);
  });

  it('line ends and spaces around are no difference', () => {
    const sent = { ...began, description: 'It\r\nlistens. ' };
    expect(conflictsOf(began, sent, began)).toEqual([]);
  });

  it('the form sends what was picked', () => {
    const typed = Object.fromEntries(
      factFields.flatMap((field) => [
        [field, `typed ${field}`],
        [wasName(field), `was ${field}`],
      ]),
    );
    const { was, yours } = typedFacts({
      ...{ ...typed, [pickName('name')]: 'theirs', [pickName('license')]: 'yours' },
    });
    expect(was.name).toBe('was name');
    expect(yours).toMatchObject({ name: 'was name', license: 'typed license', slug: 'typed slug' });
  });
});
