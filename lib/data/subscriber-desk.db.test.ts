import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { countByCategory, countDeliveries, findSubscriberByAddress } from './subscriber-desk';

const { rows, sql, categoryId } = await openWorld();
const { id: other } = await rows.category();

async function subscriber(email: string, state: string, categories: number[] = []) {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO subscribers (email, state, confirmed_at)
     VALUES ($1, $2::subscriber_state, CASE WHEN $2 <> 'pending' THEN now() END) RETURNING id`,
    [email, state],
  );
  const id = row?.id ?? '';
  await sql('INSERT INTO subscriber_categories SELECT $1, unnest($2::int[])', [id, categories]);
  return id;
}

test('the confirmed alone are counted, by what they want to read of', async () => {
  await subscriber('all@x.example', 'confirmed');
  await subscriber('one@x.example', 'confirmed', [categoryId]);
  await subscriber('two@x.example', 'confirmed', [categoryId, other]);
  await subscriber('left@x.example', 'left', [categoryId]);
  await subscriber('pending@x.example', 'pending');
  const { everything, categories } = await countByCategory();
  expect(everything).toBe(1);
  expect(categories.map(({ count }) => count).sort()).toEqual([1, 2]);
});

test('one is found by the whole address alone, and nothing of it is answered but the state', async () => {
  const id = await subscriber('ada@x.example', 'bounced');
  expect(await findSubscriberByAddress('ada@x.example')).toEqual({
    ...{ id, state: 'bounced', stateAt: expect.stringMatching(/Z$/) },
  });
  for (const text of ['ada', 'ada@x.exampl', '%', 'Ada@x.example', '']) {
    expect(await findSubscriberByAddress(text), text).toBeNull();
  }
});

test('how far issues were sent is counted for those that have deliveries', async () => {
  const issue = async (week: string) => {
    const [row] = await sql<{ id: number }>(
      `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject)
       VALUES ($1, '2026-01-01', '2026-01-08', 'x') RETURNING id`,
      [week],
    );
    return row?.id ?? 0;
  };
  const [sent, none] = [await issue('2026-01-08'), await issue('2026-01-15')];
  await sql(
    `INSERT INTO newsletter_deliveries (issue_id, subscriber_id, state, sent_at, failure)
     SELECT $1, gen_random_uuid(), state, CASE WHEN state = 'sent' THEN now() END, 'why'
     FROM unnest('{sent,sent,failed,skipped,waiting}'::delivery_state[]) AS state`,
    [sent],
  );
  const counts = await countDeliveries([sent, none]);
  expect([...counts]).toEqual([[sent, { sent: 2, failed: 1, skipped: 1, total: 5 }]]);
});
