import 'server-only';
import { type Asked, editsAllowed, nearSpellings } from '@/lib/domain/search';
import { editsBetween } from '@/lib/domain/search-text';
import { pool } from './database';

// A word is known if anything has it or begins with it, or if it is one of those that every text has.
const UNKNOWN_SQL = `
  SELECT word FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (word, names, words)
  WHERE numnode(to_tsquery('english', asked.words)) > 0
    AND NOT EXISTS (SELECT FROM search_tools AS e WHERE e.names @@ to_tsquery('simple', asked.names))
    AND NOT EXISTS (SELECT FROM search_tools AS e WHERE e.words @@ to_tsquery('english', asked.words))
    AND NOT EXISTS (SELECT FROM search_verdicts AS e WHERE e.words @@ to_tsquery('english', asked.words))`;

const MOST_ALIKE = 12;
const ALIKE_SQL = `
  SELECT word FROM search_words WHERE word = ANY($2)
  UNION ALL (SELECT word FROM search_words WHERE word % $1
    ORDER BY similarity(word, $1) DESC, word LIMIT ${MOST_ALIKE})`;

/** Answers the words of names that are alike to a word, the nearest first, each with how far it is. */
async function alikeWords(
  word: string,
): Promise<{ word: string; edits: number; close: boolean }[]> {
  const { rows } = await pool().query<{ word: string }>({
    ...{ name: 'search-alike', text: ALIKE_SQL, values: [word, nearSpellings(word)] },
  });
  const found = new Set(rows.map((row) => row.word));
  // The word itself is there if a name had it once.
  found.delete(word);
  return [...found]
    .map((each) => {
      // Of a longer word the beginning counts: versions and sizes are left out when people type.
      const start = [...each].slice(0, [...word].length).join('');
      const edits = Math.min(editsBetween(word, each), editsBetween(word, start) + 0.5);
      return { word: each, edits, close: edits <= editsAllowed(word) };
    })
    .sort((one, other) => one.edits - other.edits);
}

/** What may have been meant: the text with its unknown words put right, and words near to them. */
export type Spelling = { corrected: string | null; near: string[] };

/** Answers what may have been meant by a text of which nothing was found. */
export async function spellingOf({ words, typed }: Asked): Promise<Spelling> {
  const { rows } = await pool().query<{ word: string }>({
    ...{ name: 'search-unknown', text: UNKNOWN_SQL },
    values: [words, words.map((word) => `${word}:*`), words.map((word) => `${word}:*`)],
  });
  const unknown = new Set(rows.map(({ word }) => word));
  const near = await Promise.all(
    words.map(async (word) => ({ word, alike: unknown.has(word) ? await alikeWords(word) : [] })),
  );
  const right = near.map(({ word, alike }) =>
    unknown.has(word) ? (alike.find(({ close }) => close)?.word ?? null) : word,
  );
  // Who writes operators means just these words.
  const changed = typed !== '' && unknown.size > 0 && right.every((word) => word !== null);
  return {
    corrected: changed ? right.join(' ') : null,
    near: near.flatMap(({ word, alike }) =>
      unknown.has(word) ? alike.slice(0, 4).map((each) => each.word) : [word],
    ),
  };
}
