import pg from 'pg';
import { pool } from '@/lib/data/database';
import type { World } from './world';

export const SEARCH_TOOLS = 100_000;

const START =
  "(ARRAY['Ba','Ce','Di','Fo','Gu','Ha','Je','Ki','Lo','Mu','Na','Pe','Ri','So','Tu','Va'])";
const MIDDLE = "(ARRAY['lan','mer','nix','pol','rud','sat','ten','vil','wor','zan','bex','cod'])";
const END = "(ARRAY['do','gi','ka','le','mi','no','ra','sy','ter','vo','x','zen'])";

// Half with a word of their own, as products have, half of two words of forty each; then what they do.
// Alike in part, few quite the same.
const NAME = `
  CASE WHEN n % 2 = 0
    THEN ${START}[1 + (n / 2) % 16] || ${MIDDLE}[1 + (n / 32) % 12] || ${MIDDLE}[1 + (n / 384) % 12]
      || ${END}[1 + (n / 4608) % 12]
    ELSE (ARRAY['Arrow','Beacon','Cedar','Delta','Ember','Falcon','Granite','Harbor','Indigo','Juniper',
    'Kestrel','Lumen','Meadow','Nimbus','Orchid','Pioneer','Quartz','River','Summit','Tundra',
    'Umbra','Velvet','Willow','Xenon','Yarrow','Zephyr','Atlas','Birch','Comet','Dune','Echo',
    'Fjord','Glacier','Helix','Iris','Jasper','Krypton','Lotus','Mosaic','Nova'])[1 + n % 40]
  END || ' ' ||
  (ARRAY['Agent','Base','Chat','Deck','Editor','Flow','Graph','Hub','Index','Jet','Kit','Lab','Mind',
    'Notes','Ops','Pilot','Query','Runner','Studio','Vector','Writer','Forge','Trace','Shell',
    'Canvas','Bridge','Signal','Parser','Queue','Router','Schema','Token','Voice','Vision','Watch',
    'Stack','Scope','Pulse','Relay','Cache'])[1 + (n / 40) % 40]
  || CASE n % 3 WHEN 0 THEN '-' || n WHEN 1 THEN ' ' || n % 97 || '.' || n % 7 ELSE '' END`;

/** A text of made-up words, some of them in every text, most in few: `seed` is a number of SQL. */
const text = (seed: string, words: number) => `
  'A tool that is reliable in ordinary work. ' || (
    SELECT string_agg(
      (ARRAY['ba','ce','di','fo','gu','ha','je','ki','lo','mu','na','pe','ri','so','tu','va'])
        [1 + (hash / 7) % 16]
      || (ARRAY['lan','mer','nix','pol','rud','sat','ten','vil','wor','zan'])[1 + (hash / 113) % 10]
      || (ARRAY['do','gi','ka','le','mi','no','ra','sy'])[1 + (hash / 1130) % 8], ' ')
    FROM generate_series(1, ${words}) AS k,
      LATERAL (SELECT abs(hashint4(${seed} * 67 + k))::bigint AS hash) AS hashed
  ) || '.'`;

const STATEMENTS: [text: string, perPart: boolean][] = [
  [
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at, updated_at)
     SELECT 'search-' || n, ${NAME}, 'Maker ' || n % 5000, 'Does one thing and says which.',
       ${text('n', 30)}, 'https://search-' || n || '.example.com', 'MIT', '1.0', 'published',
       (SELECT id FROM categories ORDER BY id OFFSET n % (SELECT count(*) FROM categories) LIMIT 1),
       '2026-01-01', now() - n * interval '1 minute', now()
     FROM generate_series($1::int, $2::int) AS n`,
    true,
  ],
  [
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
     SELECT tools.id, seats.id, authors.id, (CASE WHEN n % 3 = 0 THEN 'skip' ELSE 'ship' END)::choice,
       ${text('(n + 7 * seats.id)', 60)}, '1.0', 'published', now()
     FROM generate_series($1::int, $2::int) AS n JOIN tools ON slug = 'search-' || n,
       (SELECT id FROM seats ORDER BY id LIMIT 1) AS seats,
       (SELECT id FROM authors ORDER BY id LIMIT 1) AS authors`,
    true,
  ],
  [
    `INSERT INTO matchups (left_id, right_id, state, publish_at, headline, updated_at)
     SELECT l.id, r.id, 'published', now() - n * interval '1 hour', 'A close one', now()
     FROM generate_series(1, 5000) AS n
       JOIN tools AS l ON l.slug = 'search-' || n * 2 JOIN tools AS r ON r.slug = 'search-' || n * 2 + 1`,
    false,
  ],
  // As the comparing of names leaves them; all of it would go on beside the measurement.
  ['DELETE FROM tools_to_compare', false],
];

const A_PART = 5_000;

/** Fills the bench's database with a very large catalogue and its verdicts. */
export async function fillSearch({ databaseUrl }: Pick<World, 'databaseUrl'>): Promise<void> {
  // A connection of its own: the pool gives up on a statement after some seconds.
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [statement, perPart] of STATEMENTS) {
      if (!perPart) await client.query(statement);
      for (let first = 1; perPart && first <= SEARCH_TOOLS; first += A_PART) {
        await client.query(statement, [first, first + A_PART - 1]);
      }
    }
    // As the database's own housekeeping leaves it some minutes after an import.
    await client.query(
      'VACUUM (ANALYZE) tools, verdicts, matchups, search_tools, search_matchups, search_verdicts, search_words',
    );
  } finally {
    await client.end();
  }
}

/** The names of `count` tools of the catalogue, spread over all of it. */
export async function searchNames(count: number): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT name FROM tools WHERE slug = ANY(
       SELECT 'search-' || 2 + 2 * (n * $2::int / 2) FROM generate_series(0, $1::int - 1) AS n)`,
    [count, Math.floor(SEARCH_TOOLS / count)],
  );
  return rows.map(({ name }) => name);
}
