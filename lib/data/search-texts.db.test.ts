import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf, parseSearchView, queryOf } from '@/lib/domain/search';
import { plainText } from '@/lib/domain/search-text';
import { found, namedTools } from '@/scripts/testing/search-scene';
import { openWorld } from '@/scripts/testing/world';
import { searchCatalogue, suggestWhileTyping } from './search';

const world = await openWorld();
const { sql } = world;
await namedTools(world);

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '&',
          '|',
          '!',
          '<->',
          ':*',
          '"',
          "'",
          '(',
          ')',
          '-',
          '--',
          '%',
          '_',
          '\\',
          '\0',
          '*',
          ':A',
        ],
        ...[
          'or',
          'and',
          'not',
          'ollama',
          'the',
          '\u202eabc',
          '🦀',
          '👩‍👩‍👧',
          'ﬁ',
          'İ',
          'ا',
          '٣',
          '१',
          '가',
          'が',
        ],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(' ')),
);

test('no text breaks a search', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const view = parseSearchView({ q: text });
      const asked = askedOf(view.q);
      if (!asked) return;
      const { groups, corrected } = await searchCatalogue(view, asked);
      expect(groups.tool.total).toBeGreaterThanOrEqual(0);
      expect(corrected).not.toBe(view.q);
      await suggestWhileTyping(asked);
    }),
    { numRuns: 150 },
  );
});

test('ten thousand letters are a text of two hundred', async () => {
  const q = queryOf('ollama '.repeat(2_000));
  expect([...q].length).toBeLessThanOrEqual(200);
  expect((await found(q)).groups.tool.items.map(({ name }) => name)).toEqual(['Ollama']);
});

test('the database compares texts as lib/domain does', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aZ09 -._/"éÉßñÜøœĳﬁÅŁžçЯжЁΩσςΆあガ漢字가한글أبتעבר🦀٬'),
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(letters, async (text) => {
      const [row] = await sql<{ plain: string }>('SELECT search_plain($1) AS plain', [text]);
      expect(row?.plain).toBe(plainText(text));
    }),
    { numRuns: 200 },
  );
});
