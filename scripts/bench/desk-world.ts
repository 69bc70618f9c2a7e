import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MergeSnapshot } from '@/lib/data/merge-snapshot';
import type { World } from './world';

export const DESK_TOOLS = 50_000;
export const DESK_VOTES = 500_000;

/** What the desk's pages are asked for. */
export interface DeskWorld {
  /** The cookie of an admin who is signed in. */
  cookie: string;
  tool: number;
  other: number;
  matchup: number;
  person: string;
  voter: string;
  suggestion: number;
  importRun: number;
  merge: number;
}

// Names as a catalogue has them: of two words and a number, alike in part, few quite the same.
const NAME = `
  (ARRAY['Arrow','Beacon','Cedar','Delta','Ember','Falcon','Granite','Harbor','Indigo','Juniper',
    'Kestrel','Lumen','Meadow','Nimbus','Orchid','Pioneer','Quartz','River','Summit','Tundra'])[1 + n % 20]
  || ' ' ||
  (ARRAY['Agent','Base','Chat','Deck','Editor','Flow','Graph','Hub','Index','Jet','Kit','Lab','Mind',
    'Notes','Ops','Pilot','Query','Runner','Studio','Vector'])[1 + (n / 20) % 20]
  || ' ' || n`;

// Of a merge that moved nothing and was undone.
const SNAPSHOT: MergeSnapshot = {
  ...{ verdicts: [], superseded: [], drafts: [], interests: [], prices: [], suggestions: [] },
  ...{ exclusions: [], matchups: [], slots: [], figures: { votes: 0, both: 0 } },
  source: { state: 'published', retiredReason: null },
};

const STATEMENTS: [text: string, perPart: boolean][] = [
  [
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at, retired_reason, updated_at)
     SELECT 'desk-' || n, ${NAME}, 'Example Works', 'Does one thing and says which.',
       repeat('A tool for trying things out. It has facts, a price and a date. ', 5),
       'https://desk-' || n || '.example.com', 'MIT', '1.0',
       CASE WHEN n % 20 = 0 THEN 'draft' WHEN n % 50 = 1 THEN 'retired' ELSE 'published' END::tool_state,
       (SELECT id FROM categories ORDER BY id OFFSET n % (SELECT count(*) FROM categories) LIMIT 1),
       '2026-01-01', CASE WHEN n % 20 <> 0 THEN now() - n * interval '1 minute' END,
       CASE WHEN n % 20 <> 0 AND n % 50 = 1 THEN 'No longer made.' END, now() - n * interval '1 second'
     FROM generate_series($1::int, $2::int) AS n`,
    true,
  ],
  [
    `INSERT INTO price_reads (tool_id, kind, amount, currency, period, source_url, checked_at)
     SELECT id, (CASE WHEN n % 3 = 0 THEN 'paid' ELSE 'free' END)::entry_kind,
       CASE WHEN n % 3 = 0 THEN 20 END, CASE WHEN n % 3 = 0 THEN 'USD' END,
       CASE WHEN n % 3 = 0 THEN 'month' END, 'https://example.com/pricing', current_date - n % 400
     FROM generate_series($1::int, $2::int) AS n JOIN tools ON slug = 'desk-' || n`,
    true,
  ],
  [
    `INSERT INTO voters (id) SELECT md5('desk' || n)::uuid FROM generate_series($1::int, $2::int) AS n`,
    true,
  ],
  // Ten votes a voter, spread over 60 days; they lie in the table in the order in which they came.
  [
    `INSERT INTO votes (tool_id, voter_id, choice, address_hash, cast_at)
     SELECT tools.id, md5('desk' || n)::uuid, (CASE WHEN (n + k) % 3 = 0 THEN 'skip' ELSE 'ship' END)::choice,
       'desk-' || n % 5000, now() - (${DESK_TOOLS} - n) * interval '104 seconds'
     FROM generate_series($1::int, $2::int) AS n, generate_series(0, 9) AS k,
       LATERAL (SELECT id FROM tools
         WHERE slug = 'desk-' || 1 + (CASE WHEN k = 0 THEN 1 ELSE n * 10 + k * 4987 END) % ${DESK_TOOLS}) AS tools
     ON CONFLICT DO NOTHING`,
    true,
  ],
  [
    `INSERT INTO matchups (left_id, right_id, state, publish_at, headline, updated_at)
     SELECT l.id, r.id, (ARRAY['draft','published','withdrawn','scheduled'])[1 + n % 4]::matchup_state,
       now() + interval '30 days' - n * interval '1 hour', 'A close one', now() - n * interval '1 minute'
     FROM generate_series(1, 5000) AS n
       JOIN tools AS l ON l.slug = 'desk-' || n * 2 JOIN tools AS r ON r.slug = 'desk-' || n * 2 + 1`,
    false,
  ],
  [
    `INSERT INTO users (email, name, created_at)
     SELECT 'desk-' || n || '@example.com', 'Member ' || n, now() - n * interval '10 minutes'
     FROM generate_series(1, 20000) AS n`,
    false,
  ],
  [
    `INSERT INTO suggestions (kind, fields, created_at)
     SELECT 'tool', jsonb_build_object('name', 'Suggested ' || n, 'website', 'https://example.com'),
       now() - n * interval '1 minute'
     FROM generate_series(1, 5000) AS n`,
    false,
  ],
  [
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
     SELECT tools.id, seats.id, authors.id, 'ship', repeat('It held for a week of ordinary work. ', 4),
       '1.0', 'published', now()
     FROM generate_series(2, 2001) AS n JOIN tools ON slug = 'desk-' || n AND tools.state = 'published',
       seats, LATERAL (SELECT id FROM authors ORDER BY id LIMIT 1) AS authors`,
    false,
  ],
  // As the comparing of names leaves them; all of it would go on beside the measurement.
  ['DELETE FROM tools_to_compare', false],
  [
    `INSERT INTO duplicate_pairs (one_id, other_id, alike, same_site, score)
     SELECT l.id, r.id, 0.5 + n % 50 / 100.0, n % 7 = 0, n % 1000 / 1000.0
     FROM generate_series(2, 5000) AS n
       JOIN tools AS l ON l.slug = 'desk-' || n JOIN tools AS r ON r.slug = 'desk-' || n + 1`,
    false,
  ],
  [
    `INSERT INTO tool_merges (source_id, target_id, snapshot, merged_at, undone_at)
     SELECT l.id, r.id, '${JSON.stringify(SNAPSHOT)}', now() - n * interval '1 hour', now()
     FROM generate_series(2, 2000) AS n
       JOIN tools AS l ON l.slug = 'desk-' || n JOIN tools AS r ON r.slug = 'desk-' || n + 1`,
    false,
  ],
  [
    `WITH run AS (
       INSERT INTO import_runs (file_name, format, state, rows, finished_at)
       VALUES ('desk.csv', 'csv', 'checked', 20000, now()) RETURNING id
     ) INSERT INTO import_rows (run_id, number, outcome, slug, record, problems)
     SELECT run.id, n, (CASE WHEN n % 10 = 0 THEN 'refused' ELSE 'create' END)::import_outcome, 'new-' || n,
       CASE WHEN n % 10 <> 0 THEN '{}'::jsonb END,
       CASE WHEN n % 10 = 0
         THEN '[{"column":"name","value":"","reason":"A tool has a name."}]'::jsonb END
     FROM run, generate_series(1, 20000) AS n`,
    false,
  ],
];

const A_PART = 5_000;

const TABLES = [
  ...['tools', 'price_reads', 'voters', 'votes', 'tally_slots', 'matchups', 'users', 'suggestions'],
  ...['verdicts', 'duplicate_pairs', 'tool_merges', 'import_rows', 'audit_entries'],
];

const IDS_SQL = `
  SELECT (SELECT id FROM tools WHERE slug = 'desk-2') AS tool,
    (SELECT id FROM tools WHERE slug = 'desk-3') AS other,
    (SELECT max(id) FROM matchups) AS matchup,
    (SELECT id FROM users WHERE email = 'desk-1@example.com') AS person,
(SELECT max(id) FROM suggestions) AS suggestion,
    (SELECT max(id) FROM import_runs) AS "importRun",
    (SELECT max(id) FROM tool_merges) AS merge`;

async function signIn(client: pg.Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  await client.query(
    `WITH admin AS (
       INSERT INTO users (email, email_verified_at, role) VALUES ('desk@example.com', now(), 'admin')
       RETURNING id
     ) INSERT INTO sessions (token_hash, user_id, role, expires_at)
     SELECT $1, id, 'admin', now() + interval '1 day' FROM admin`,
    [hash],
  );
  return `session=${token}`;
}

/** Fills the bench's database with a large catalogue, its votes, and somebody who may see the desk. */
export async function fillDesk({ databaseUrl, voters }: World): Promise<DeskWorld> {
  // A connection of its own: the pool gives up on a statement after some seconds.
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [text, perPart] of STATEMENTS) {
      if (!perPart) await client.query(text);
      for (let first = 1; perPart && first <= DESK_TOOLS; first += A_PART) {
        await client.query(text, [first, first + A_PART - 1]);
      }
    }
    // As the database's own housekeeping leaves it some minutes after an import.
    await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
    const { rows } = await client.query<Omit<DeskWorld, 'cookie' | 'voter'>>(IDS_SQL);
    const [ids] = rows;
    if (!ids) throw new Error('the desk’s world was not found');
    return { cookie: await signIn(client), voter: voters[0] ?? '', ...ids };
  } finally {
    await client.end();
  }
}
