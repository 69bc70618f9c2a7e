import { afterEach, expect, test } from 'vitest';
import { listJobs } from '@/lib/data/jobs';
import { listExports } from '@/lib/data/open-data';
import { eventually, openWorld } from '@/scripts/testing/world';
import { exportData } from './export-data';
import { repeat } from './repeat';

const { sql, tool } = await openWorld();
await tool();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const days = async () => (await listExports()).map(({ day }) => day);
const job = async () => (await listJobs()).find(({ name }) => name === 'export-data');

test('each day gets one file, by the job’s clock, at once where it starts late', async () => {
  let now = new Date('2026-12-01T23:59:30Z');
  const start = () => stops.push(repeat(exportData, { every: 20, clock: () => now }));
  start();
  start();
  await eventually(async () => (await days()).length > 0, 'a first file');
  const [first] = await listExports();
  expect(first).toMatchObject({ day: '2026-12-01', madeAt: now.toISOString() });
  now = new Date('2026-12-02T00:00:15Z');
  await eventually(async () => (await days()).length > 1, 'the next day’s');
  await Promise.all(stops.splice(0).map((stop) => stop()));

  now = new Date('2026-12-05T17:00:00Z');
  start();
  await eventually(async () => (await days()).length > 2, 'it is caught up with');
  expect(await days()).toEqual(['2026-12-05', '2026-12-02', '2026-12-01']);
  expect((await listExports()).at(-1)).toEqual(first);
  expect(await job()).toMatchObject({ lastFailure: null, lastSuccessAt: expect.any(String) });
});

test('a file that could not be made is recorded, and made later', async () => {
  await sql('ALTER TABLE data_exports RENAME COLUMN lines TO rows_of_it');
  const clock = () => new Date('2026-12-06T01:00:00Z');
  stops.push(repeat(exportData, { every: 20, clock }));
  await eventually(async () => (await job())?.lastFailure, 'the failure is recorded');
  expect((await job())?.lastFailure).toMatch(/lines/);
  await sql('ALTER TABLE data_exports RENAME COLUMN rows_of_it TO lines');
  await eventually(async () => (await days()).includes('2026-12-06'), 'it is made');
});

test('who stops waits for nothing: what is under way is given up', async () => {
  const { openConnection } = await import('@/lib/data/database');
  const other = await openConnection();
  await other.query('BEGIN');
  await other.query('LOCK TABLE seats IN ACCESS EXCLUSIVE MODE');
  const stop = repeat(exportData, {
    every: 20,
    clock: () => new Date('2026-12-07T01:00:00Z'),
  });
  await eventually(
    async () =>
      (
        await sql(
          `SELECT FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).length > 0,
    'it is under way',
  );
  await stop();
  await other.query('ROLLBACK');
  await other.end();
  expect(await days()).not.toContain('2026-12-07');
  expect((await job())?.lastFailure).toMatch(/canceling statement/);
});
