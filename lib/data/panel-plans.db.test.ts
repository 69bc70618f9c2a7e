import { expect, test } from 'vitest';
import { wholePanelView } from '@/lib/domain/panel-view';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { listSeatVerdicts } from './panel';

const { rows, sql } = await openWorld();
const [seat] = await Promise.all([rows.seat(), rows.seat(), rows.seat(), rows.seat()]);
await rows.category({ slug: 'other' });
const author = await rows.author();

await sql(
  `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
     category_id, facts_checked_at, published_at)
   SELECT 'many-' || n, 'Many ' || n, 'm', 't', 'd', 'https://example.com', 'MIT', '1', 'published',
     (SELECT id FROM categories ORDER BY id OFFSET n % 2 LIMIT 1), current_date, now()
   FROM generate_series(1, 4000) AS n`,
);
await sql(
  `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
   SELECT tools.id, seats.id, $1, (CASE WHEN tools.id % 20 = 0 THEN 'skip' ELSE 'ship' END)::choice,
     repeat('word ', 30), '1', 'published', now() - tools.id * interval '1 minute'
   FROM tools, seats WHERE tools.slug LIKE 'many-%'`,
  [author.id],
);

test('with many verdicts each list reads its own off an index', async () => {
  await sql('ANALYZE');
  const second = await listSeatVerdicts(seat.slug, wholePanelView, 20);
  for (const [view, index] of [
    [{}, /verdicts_seat_id_state_(call_)?published_at_id_idx/],
    [{ cursor: second.nextCursor }, /verdicts_seat_id_state_(call_)?published_at_id_idx/],
    [{ call: 'skip' as const }, /verdicts_seat_id_state_call_published_at_id_idx/],
    [{ category: 'other' }, /verdicts_\w+/],
  ] as const) {
    const statements = await statementsOf(() =>
      listSeatVerdicts(seat.slug, { ...wholePanelView, ...view }, 20),
    );
    const list = statements.filter(({ text }) => /FROM "public"\."verdicts"/.test(text));
    expect(list.length).toBeGreaterThan(0);
    for (const { text, values } of list) {
      const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(lines, lines).not.toMatch(/Seq Scan on verdicts/);
      if (text.includes('LIMIT')) expect(lines, lines).toMatch(index);
    }
  }
});

test('a longer page takes no more statements', async () => {
  const list = (limit: number) => () => listSeatVerdicts(seat.slug, wholePanelView, limit);
  const [short, long] = [await statementsOf(list(2)), await statementsOf(list(40))];
  expect(long.length).toBe(short.length);
  expect(long.length).toBeLessThan(9);
});
