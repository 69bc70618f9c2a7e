import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { sendingScene } from '@/scripts/testing/sending';
import { openWorld } from '@/scripts/testing/world';
import {
  progressOf,
  recordFailed,
  recordSent,
  renewLeases,
  startSending,
  TAKE_SQL,
  takeDeliveries,
} from './newsletter-deliveries';
import { findIssuesUnderWay, finishSending, pauseSending } from './newsletter-sending';

const { sql, categoryId } = await openWorld();
const { readers, issue, stateOf, setState, endLeases } = sendingScene(sql);
const [one, other] = [randomUUID(), randomUUID()];
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

beforeEach(async () => {
  await sql('DELETE FROM subscribers');
  await sql('DELETE FROM newsletter_deliveries');
});

async function begun(count: number): Promise<number> {
  await readers(count);
  const id = await issue();
  await startSending(id, new Date());
  return id;
}

test('an issue is begun when it is due: numbers in a row, a delivery for each confirmed, once', async () => {
  await readers(3);
  await sql("UPDATE subscribers SET state = 'left' WHERE email LIKE 'reader-1@%'");
  await sql("INSERT INTO subscribers (email) VALUES ('pending@post.example')");
  const [first, second, early] = [await issue(), await issue(), await issue(later(1))];
  await sql(
    `UPDATE newsletter_issues SET state = 'draft', approved_at = NULL, send_at = NULL WHERE id = $1`,
    [await issue()],
  );
  expect(await startSending(early, new Date())).toBeNull();
  // Everybody who looks at the same moment finds the same issues due.
  const numbers = await Promise.all(
    [first, second, first, second, first].map((id) => startSending(id, new Date())),
  );
  const given = numbers.filter((number) => number !== null).sort();
  expect(given).toHaveLength(2);
  expect((given[1] ?? 0) - (given[0] ?? 0)).toBe(1);
  for (const id of [first, second]) {
    expect(await stateOf(id)).toBe('sending');
    expect(await progressOf(id)).toMatchObject({ waiting: 2, sent: 0 });
  }
  expect(await stateOf(early)).toBe('approved');
  const entries = await sql<{ actor_kind: string }>(
    `SELECT actor_kind FROM audit_entries WHERE noun = 'newsletter_issues' AND subject_id = $1
     AND after ->> 'state' = 'sending'`,
    [String(first)],
  );
  expect(entries).toEqual([{ actor_kind: 'job' }]);
});

test('of many who take at once each delivery goes to one', async () => {
  const id = await begun(200);
  const takes = await Promise.all(
    Array.from({ length: 12 }, (_, n) => takeDeliveries(id, n % 2 ? one : other, 20)),
  );
  const ids = takes.flatMap(({ taken }) => taken.map(({ subscriberId }) => subscriberId));
  expect(ids.length).toBe(new Set(ids).size);
  expect(ids.length).toBe(200);
});

test('who left, bounced, complained or is forgotten by then is skipped; categories come along', async () => {
  const id = await begun(5);
  for (const [n, state] of ['left', 'bounced', 'complained'].entries()) {
    await sql(`UPDATE subscribers SET state = $2::subscriber_state WHERE email LIKE $1`, [
      `reader-${n + 1}@%`,
      state,
    ]);
  }
  await sql("DELETE FROM subscribers WHERE email LIKE 'reader-4@%'");
  await sql('INSERT INTO subscriber_categories SELECT id, $1 FROM subscribers WHERE state = $2', [
    categoryId,
    'confirmed',
  ]);
  const { taken, found } = await takeDeliveries(id, one, 10);
  expect(found).toBe(5);
  expect(taken).toMatchObject([
    { email: 'reader-5@post.example', categoryIds: [categoryId], attempts: 0 },
  ]);
  expect(await progressOf(id)).toMatchObject({ skipped: 4, taken: 1, waiting: 0 });
});

test('nothing is taken of what is paused or cancelled', async () => {
  const id = await begun(4);
  const count = async () => (await takeDeliveries(id, one, 1)).found;
  expect(await count()).toBe(1);
  await setState(id, 'paused');
  expect(await count()).toBe(0);
  await setState(id, 'sending');
  expect(await count()).toBe(1);
  await setState(id, 'cancelled');
  expect(await count()).toBe(0);
});

test('a sending that nobody works at for a minute is told from one that goes on', async () => {
  const id = await begun(2);
  const aged = (seconds: number) =>
    sql(
      `WITH i AS (UPDATE newsletter_issues SET updated_at = now() - $2 * interval '1 second' WHERE id = $1)
       UPDATE newsletter_deliveries SET due_at = now() - $2 * interval '1 second' WHERE issue_id = $1`,
      [id, seconds],
    );
  await aged(50);
  expect((await progressOf(id)).isStill).toBe(false);
  await aged(70);
  expect((await progressOf(id)).isStill).toBe(true);
  const { taken } = await takeDeliveries(id, one, 1);
  expect((await progressOf(id)).isStill).toBe(false);
  await recordSent(
    id,
    taken.map(({ subscriberId }) => subscriberId),
  );
  expect((await progressOf(id)).isStill).toBe(false);
  await sql("UPDATE newsletter_deliveries SET sent_at = sent_at - interval '70 seconds'");
  expect((await progressOf(id)).isStill).toBe(true);
  await setState(id, 'paused');
  expect((await progressOf(id)).isStill).toBe(false);
});

test('what was taken is another’s only when its lease is over, and what was sent stays sent', async () => {
  const id = await begun(2);
  const { taken } = await takeDeliveries(id, one, 2);
  const [first = '', second = ''] = taken.map(({ subscriberId }) => subscriberId);
  expect((await takeDeliveries(id, other, 2)).found).toBe(0);
  const [{ seconds } = { seconds: 0 }] = await sql<{ seconds: number }>(
    'SELECT extract(epoch FROM max(taken_until) - now())::float8 AS seconds FROM newsletter_deliveries',
  );
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThanOrEqual(45);
  await endLeases();
  await renewLeases(id, one, [first]);
  const again = await takeDeliveries(id, other, 2);
  expect(again.taken).toMatchObject([{ subscriberId: second, attempts: 1 }]);
  // The one who was thought dead had sent it, and says so after all; its failures are not its to tell.
  await recordFailed(id, one, [{ subscriberId: second, failure: 'x', retryIn: null }]);
  await recordSent(id, [first, second]);
  expect(await progressOf(id)).toMatchObject({ sent: 2, taken: 0, failed: 0, perSecond: 0.2 });
  await recordFailed(id, other, [{ subscriberId: second, failure: 'x', retryIn: 0 }]);
  expect(await progressOf(id)).toMatchObject({ sent: 2, waiting: 0 });
  expect(await finishSending(id)).toBe(true);
  expect(await finishSending(id)).toBe(false);
  expect(await stateOf(id)).toBe('sent');
});

test('what failed waits until it is due, or has failed for good, and the newest failure is told', async () => {
  const id = await begun(2);
  const { taken } = await takeDeliveries(id, one, 2);
  const [first = '', second = ''] = taken.map(({ subscriberId }) => subscriberId);
  await recordFailed(id, one, [{ subscriberId: first, failure: 'for good', retryIn: null }]);
  await recordFailed(id, one, [{ subscriberId: second, failure: 'for now', retryIn: 60_000 }]);
  expect(await progressOf(id)).toMatchObject({
    ...{ failed: 1, waiting: 1, taken: 0 },
    lastFailure: { text: 'for now', at: expect.stringMatching(/Z$/) },
  });
  expect((await takeDeliveries(id, one, 2)).found).toBe(0);
  expect(await findIssuesUnderWay()).toContainEqual({ id, due: false, open: true });
  expect(await finishSending(id)).toBe(false);
  await sql("UPDATE newsletter_deliveries SET due_at = now() WHERE state = 'waiting'");
  expect(await takeDeliveries(id, one, 2)).toMatchObject({ taken: [{ attempts: 1 }] });
});

test('why it paused by itself is kept until it goes on', async () => {
  const id = await begun(1);
  await pauseSending(id, 'The login is refused.');
  expect(await stateOf(id)).toBe('paused');
  expect((await progressOf(id)).pausedBecause).toBe('The login is refused.');
  await setState(id, 'sending');
  expect((await progressOf(id)).pausedBecause).toBeNull();
});

test('taking goes by the index of what is due and by the rows’ places, also when nothing is known yet', async () => {
  const id = await begun(3_000);
  // As on a new site, where the planner has never counted the table.
  await sql("DELETE FROM pg_statistic WHERE starelid = 'newsletter_deliveries'::regclass");
  const [text, ...values] = [TAKE_SQL, id, `'${one}'`, 5, 45];
  const statement = text.replace(/\$(\d)/g, (_all, n) => String(values[Number(n) - 1]));
  const plan = JSON.stringify(await sql(`EXPLAIN ${statement}`));
  expect(plan).toContain('newsletter_deliveries_due');
  expect(plan).toContain('Tid Scan on newsletter_deliveries');
  expect(plan).not.toContain('Seq Scan on newsletter_deliveries');
});
