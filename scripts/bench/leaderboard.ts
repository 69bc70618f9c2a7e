import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { listStandings } from '@/lib/data/leaderboard';
import { listMovements } from '@/lib/data/movements';
import { reconcileStandings } from '@/lib/data/standings';
import { Fault } from '../lib/fault';
import { step } from '../lib/steps.mjs';
import type { ServerChild } from './children';
import type { Bench } from './context';
import { type Finding, type Limited, median, reportLimits } from './report';
import { startSite } from './servers';

const TOOLS = 100_000;
const A_PART = 5_000;
/** How long the server may take for 19 of 20 answers, in milliseconds. */
const LIMIT_MS = 50;
const CACHED = 60;
const FRESH = 20;
/** A process drops what it cached at most once a second. */
const DROPPED_AFTER_MS = 1_300;
const CATEGORIES = 10;

// Votes of all sizes: 0 to 19 for every other tool, up to thousands for a few; and what the tally was ten
// days ago, so that every tool has moved.
const STATEMENTS = [
  `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
     category_id, facts_checked_at, published_at)
   SELECT 'rank-' || n, 'Ranked ' || n, 'Example Works', 'Does one thing and says which.',
     'A tool for trying things out.', 'https://rank-' || n || '.example.com', 'MIT', '1.0', 'published',
     (SELECT id FROM categories WHERE slug = 'rank-' || n % ${CATEGORIES}), '2026-01-01', now()
   FROM generate_series($1::int, $2::int) AS n`,
  `INSERT INTO tally_slots (tool_id, slot, ships, skips)
   SELECT id, slot, n * (slot + 3) % size, n * (slot + 7) % (size / 2 + 1)
   FROM generate_series($1::int, $2::int) AS n JOIN tools ON slug = 'rank-' || n,
     LATERAL (SELECT CASE WHEN n % 2 = 0 THEN 5 WHEN n % 100 = 1 THEN 1000 ELSE 30 END AS size) AS of,
     generate_series(0, 3) AS slot`,
  `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
   SELECT tools.id, seats.id, (SELECT min(id) FROM authors),
     (CASE WHEN (n + seats.id) % 3 = 0 THEN 'skip' ELSE 'ship' END)::choice,
     repeat('It held for a week of ordinary work. ', 4), '1.0', 'published', now()
   FROM generate_series($1::int, $2::int) AS n JOIN tools ON slug = 'rank-' || n AND n % 50 = 0, seats`,
  `INSERT INTO standing_days (tool_id, day, ships, skips)
   SELECT id, current_date - 10, n % 20, n % 7
   FROM generate_series($1::int, $2::int) AS n JOIN tools ON slug = 'rank-' || n ON CONFLICT DO NOTHING`,
];

async function fill(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO categories (slug, name, description)
     SELECT 'rank-' || n, 'Ranked ' || n, 'Ranked' FROM generate_series(0, ${CATEGORIES - 1}) AS n`,
  );
  for (const statement of STATEMENTS) {
    for (let first = 1; first <= TOOLS; first += A_PART) {
      await client.query(statement, [first, first + A_PART - 1]);
    }
  }
  // As the database's own housekeeping leaves it some minutes later.
  await client.query('DELETE FROM tools_to_compare');
  await client.query(
    'VACUUM (ANALYZE) tools, tally_slots, verdicts, tool_standings, standing_days',
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const p95 = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

const limitOf = (name: string, times: number[]): Limited => ({
  ...{ name, value: p95(times), unit: 'ms', atMost: LIMIT_MS },
  note: `median ${median(times).toFixed(1)} ms of ${times.length}`,
});

async function get(site: ServerChild, path: string): Promise<void> {
  const response = await fetch(site.origin + path);
  if (response.status !== 200) throw new Fault(`${path} was answered with ${response.status}.`);
  await response.arrayBuffer();
}

/** Has the site drop every ranking that it cached, as votes do once a second. */
async function dropCached(client: pg.Client): Promise<void> {
  await client.query(`SELECT pg_notify('shipworthy_tags', '["tallies"]')`);
  await sleep(DROPPED_AFTER_MS);
}

async function deepCursor(): Promise<string> {
  let cursor: string | null = null;
  for (let page = 0; page < 500; page += 1) {
    const list = await listStandings({ part: 'ranked', category: null }, { cursor, limit: 100 });
    if (list.nextCursor === null) break;
    cursor = list.nextCursor;
  }
  return cursor ?? '';
}

/**
 * The leaderboard with 100,000 tools: 19 of 20 answers within the limit, from the cache and right after
 * votes have dropped it; and what keeps it.
 */
export async function measureLeaderboard(bench: Bench): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: bench.world.databaseUrl });
  await client.connect();
  bench.started.add('the leaderboard’s connection', () => client.end());
  let first = 0;
  await step('Leaderboard’s catalogue', async () => {
    await fill(client);
    first = await timed(reconcileStandings);
    await client.query('VACUUM (ANALYZE) tool_standings, standing_days');
    return `${TOOLS.toLocaleString('en')} tools`;
  });
  const site = await startSite(bench);
  const paths = {
    'First page': '/leaderboard',
    Category: '/leaderboard/rank-3',
    'Deep page': `/leaderboard/after/${await deepCursor()}`,
    'JSON of 20': '/api/v1/leaderboard',
  };
  const fresh: Record<string, number[]> = {};
  const cached: Record<string, number[]> = {};
  // The first answer of a process loads the page's code.
  for (const path of Object.values(paths)) await get(site, path);
  for (let round = 0; round < FRESH; round += 1) {
    for (const [name, path] of Object.entries(paths)) {
      bench.signal.throwIfAborted();
      await dropCached(client);
      fresh[name] = [...(fresh[name] ?? []), await timed(() => get(site, path))];
    }
  }
  for (let round = 0; round < CACHED; round += 1) {
    for (const [name, path] of Object.entries(paths)) {
      cached[name] = [...(cached[name] ?? []), await timed(() => get(site, path))];
    }
  }
  const since = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  const keeping: Limited[] = [
    { name: 'First filling of all standings', value: first, unit: 'ms' },
    { name: 'Going over all of them again', value: await timed(reconcileStandings), unit: 'ms' },
    { name: 'This week’s movers', value: await timed(() => listMovements(since, 4)), unit: 'ms' },
  ];
  return [
    ...reportLimits(
      'Leaderboard: an answer from the cache, 95% within',
      Object.entries(cached).map(([name, times]) => limitOf(name, times)),
    ),
    ...reportLimits(
      'Leaderboard: the first answer after a vote, 95% within',
      Object.entries(fresh).map(([name, times]) => limitOf(name, times)),
    ),
    ...reportLimits('Leaderboard: what keeps it', keeping),
  ];
}
