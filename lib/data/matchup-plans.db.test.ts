import { expect, test } from 'vitest';
import type { ListView } from '@/lib/domain/list-view';
import type { MatchupFilter, MatchupSort } from '@/lib/domain/matchup-list';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { inLongTransaction } from './database';
import { listDeskMatchups } from './desk-matchups';
import { findNamedTool, searchDeskTools } from './desk-tools';
import { listSuggestedPairs } from './suggested-pairs';

const { rows, sql } = await openWorld();
await Promise.all([rows.seat(), rows.seat(), rows.author()]);

type View = ListView<MatchupSort, MatchupFilter>;
const view = (given: Partial<View> = {}): View => ({
  ...{ q: '', sort: 'changed', descending: true, after: null, filters: { state: '' } },
  ...given,
});

// Without the history, and without the time limit of a page.
await inLongTransaction(async (client) => {
  const query = (text: string) => client.query(text);
  await query('SET LOCAL session_replication_role = replica');
  await query(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
     category_id, facts_checked_at, published_at)
   SELECT 'many-' || n, 'Many ' || md5(n::text), 'm', 't', 'd', 'https://example.com', 'MIT', '1',
     'published', (SELECT min(id) FROM categories), current_date, now()
   FROM generate_series(1, 50000) AS n`,
  );
  await query(
    `INSERT INTO matchups (left_id, right_id, state, publish_at, updated_at)
   SELECT l.id, r.id, 'published', now() - l.id * interval '1 minute', now() - l.id * interval '1 second'
   FROM tools AS l JOIN tools AS r ON r.slug = 'many-' || (substr(l.slug, 6)::int + 1)
   WHERE l.slug ~ '^many-\\d+$' AND substr(l.slug, 6)::int <= 10000`,
  );
  // A full panel and votes on 2,000 of them, all of one category.
  await query(
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
   SELECT tools.id, seats.id, (SELECT min(id) FROM authors), 'ship', repeat('word ', 30), '1',
     'published', now()
   FROM tools, seats WHERE tools.slug LIKE 'many-%' AND tools.id % 25 = 0`,
  );
  await query(
    `INSERT INTO tally_slots (tool_id, slot, ships, skips)
   SELECT id, slot, 1 + id % 7, 1 + id % 3 FROM tools, generate_series(0, 15) AS slot
   WHERE slug LIKE 'many-%' AND id % 25 = 0`,
  );
});
// What was inserted just now waits beside the trigrams until then.
await sql('VACUUM ANALYZE tools');
await sql('ANALYZE');

test('with 50,000 tools and 10,000 matchups the lists stay on their indexes and are quick', async () => {
  expect(await listSuggestedPairs({ category: '', kind: null }, 50)).toHaveLength(50);
  const lists: [string, () => Promise<unknown>][] = [
    ['changed', () => listDeskMatchups(view(), 50)],
    ['time', () => listDeskMatchups(view({ sort: 'time' }), 50)],
    ['state', () => listDeskMatchups(view({ filters: { state: 'draft' } }), 50)],
    ['search', () => listDeskMatchups(view({ q: 'ab12' }), 50)],
    ['picker', () => searchDeskTools('ab12', 8)],
    ['name', () => findNamedTool('Many c4ca4238a0b923820dcc509a6f75849b', '')],
    ['suggested', () => listSuggestedPairs({ category: '', kind: null }, 50)],
  ];
  for (const [name, list] of lists) {
    for (const { text, values } of await statementsOf(list)) {
      const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(lines, `${name}\n${lines}`).not.toMatch(/Seq Scan on tools/);
    }
  }
  lists.push(['votes', () => listDeskMatchups(view({ sort: 'votes' }), 50)]);
  for (const [name, list] of lists) {
    // The best of three: other tests run at the same time.
    const took: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      await list();
      took.push(performance.now() - began);
    }
    expect(Math.min(...took), name).toBeLessThan(300);
  }
});
