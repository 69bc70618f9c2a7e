import { afterEach, expect, test } from 'vitest';
import { publishDueMatchups } from '@/lib/data/due-matchups';
import { listJobs } from '@/lib/data/jobs';
import { eventually, openWorld } from '@/scripts/testing/world';
import { publishMatchups } from './publish-matchups';
import { repeat } from './repeat';

const { url, rows, sql, tool } = await openWorld();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const noon = new Date('2026-12-01T12:00:00Z');
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

async function scheduled(publishAt: Date | null = noon, state = 'scheduled' as const) {
  const [left, right] = [await tool(), await tool()];
  return rows.matchup({ leftId: left.id, rightId: right.id, state, publishAt });
}

const stateOf = async (id: number) =>
  (await sql<{ state: string }>('SELECT state FROM matchups WHERE id = $1', [id]))[0]?.state;

/** How often the history says that a matchup went live, and who did it. */
const publications = (id: number) =>
  sql<{ actor_kind: string }>(
    `SELECT actor_kind FROM audit_entries
     WHERE noun = 'matchups' AND subject_id = $1 AND after ->> 'state' = 'published'
       AND verb = 'changed'`,
    [String(id)],
  );

test('what is due goes live, with its own time; what is not, and what is no longer scheduled, stays', async () => {
  const due = await scheduled();
  const overdue = await scheduled(minutes(-600));
  const later = await scheduled(minutes(1));
  const withdrawn = await scheduled();
  await sql("UPDATE matchups SET state = 'withdrawn' WHERE id = $1", [withdrawn.id]);
  expect(await publishDueMatchups(minutes(-601))).toEqual([]);
  expect((await publishDueMatchups(noon)).sort()).toEqual([due.id, overdue.id].sort());
  expect(await stateOf(due.id)).toBe('published');
  expect(await stateOf(later.id)).toBe('scheduled');
  expect(await stateOf(withdrawn.id)).toBe('withdrawn');
  const [row] = await sql<{ publish_at: Date }>('SELECT publish_at FROM matchups WHERE id = $1', [
    overdue.id,
  ]);
  expect(row?.publish_at).toEqual(minutes(-600));
  expect(await publications(due.id)).toEqual([{ actor_kind: 'job' }]);
  expect(await publishDueMatchups(minutes(1))).toEqual([later.id]);
});

test('many who publish at the same moment publish each matchup once', async () => {
  const due = await Promise.all(Array.from({ length: 8 }, () => scheduled()));
  const answers = await Promise.all(Array.from({ length: 12 }, () => publishDueMatchups(noon)));
  const published = answers.flat().sort((a, b) => a - b);
  expect(published).toEqual(due.map(({ id }) => id).sort((a, b) => a - b));
  for (const { id } of due) expect(await publications(id)).toHaveLength(1);
});

test('a matchup that is unscheduled while it is being published does not go live', async () => {
  const { id } = await scheduled();
  const { Client } = await import('pg');
  const curator = new Client({ connectionString: url });
  await curator.connect();
  await curator.query('BEGIN');
  await curator.query("UPDATE matchups SET state = 'draft' WHERE id = $1", [id]);
  const publishing = publishDueMatchups(noon);
  await eventually(
    async () =>
      (
        await sql(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND state = 'active'",
        )
      ).length > 0,
    'the job waits for the curator',
  );
  await curator.query('COMMIT');
  await curator.end();
  expect(await publishing).toEqual([]);
  expect(await stateOf(id)).toBe('draft');
});

test('the job goes by its clock, and one that starts late catches up', async () => {
  let now = minutes(-1);
  const start = () => stops.push(repeat(publishMatchups, { every: 20, clock: () => now }));
  const { id } = await scheduled();
  start();
  await eventually(async () => (await listJobs()).some((job) => job.lastSuccessAt), 'a first run');
  expect(await stateOf(id)).toBe('scheduled');
  now = minutes(0.5);
  await eventually(async () => (await stateOf(id)) === 'published', 'it goes live');
  await stops.splice(0)[0]?.();

  const missed = await scheduled(minutes(5));
  now = minutes(300);
  start();
  start();
  await eventually(async () => (await stateOf(missed.id)) === 'published', 'it is caught up with');
  expect(await publications(missed.id)).toHaveLength(1);
});

test('who listens is told to drop the pages, when it is kept', async () => {
  const { Client } = await import('pg');
  const listener = new Client({ connectionString: url });
  const heard: string[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.connect();
  await listener.query('LISTEN shipworthy_tags');
  await publishDueMatchups(noon);
  await scheduled();
  await publishDueMatchups(noon);
  await eventually(() => heard.length > 0, 'a notice');
  await listener.end();
  expect(heard).toEqual(['["catalogue"]']);
});

test('a job records when it started, succeeded and failed, and goes on after a failure', async () => {
  let failing = true;
  let runs = 0;
  let now = noon;
  const job = async () => (await listJobs()).find(({ name }) => name === 'trying');
  stops.push(
    repeat(
      {
        ...{ name: 'trying', every: 10 },
        work: async () => {
          runs += 1;
          if (failing) throw new Error('the sun was in its eyes');
        },
      },
      { clock: () => now },
    ),
  );
  await eventually(async () => (await job())?.lastFailure, 'a failure is recorded');
  expect(await job()).toMatchObject({
    ...{ lastFailure: 'the sun was in its eyes', lastFailureAt: noon.toISOString() },
    ...{ lastStartAt: noon.toISOString(), lastSuccessAt: null },
  });
  failing = false;
  now = minutes(1);
  await eventually(async () => (await job())?.lastSuccessAt, 'a success is recorded');
  expect(await job()).toMatchObject({
    ...{ lastFailureAt: noon.toISOString(), lastSuccessAt: minutes(1).toISOString() },
  });
  await stops.splice(0)[0]?.();
  const after = runs;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(runs).toBe(after);
});
