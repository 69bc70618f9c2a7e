import { Client } from 'pg';
import { expect, test } from 'vitest';
import { eventually, openWorld } from '@/scripts/testing/world';
import { JOB_LOCKS } from './job-lock';
import { listJobs, runJob } from './jobs';

const { url, sql } = await openWorld();
const noon = new Date('2026-12-01T12:00:00Z');
const clock = () => noon;
const record = async (name: string) => (await listJobs()).find((job) => job.name === name);

/** A job that goes on until it is let go. */
function longJob() {
  let letGo = () => {};
  let runs = 0;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const work = async () => {
    runs += 1;
    await held;
  };
  return { work, letGo: () => letGo(), runs: () => runs };
}

test('a job never runs twice at once in a process, and whoever finds it running records nothing', async () => {
  const { work, letGo, runs } = longJob();
  const first = runJob('long', clock, work);
  await eventually(async () => (await record('long'))?.running, 'it is seen running');
  expect(await runJob('long', () => new Date('2027-01-01'), work)).toBe('running');
  expect(await runJob('another', clock, async () => {})).toBe('done');
  letGo();
  expect(await first).toBe('done');
  expect(runs()).toBe(1);
  expect(await record('long')).toEqual({
    ...{ name: 'long', lastFailureAt: null, lastFailure: null, lastSaid: null, running: false },
    ...{ lastStartAt: noon.toISOString(), lastSuccessAt: noon.toISOString() },
  });
});

test('nor in two: another session has the lock, until that process goes', async () => {
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query('SELECT pg_advisory_lock($1, hashtext($2))', [JOB_LOCKS, 'elsewhere']);
  let ran = 0;
  const work = async () => {
    ran += 1;
  };
  expect(await runJob('elsewhere', clock, work)).toBe('running');
  expect(await record('elsewhere')).toBeUndefined();
  await other.end();
  await eventually(
    async () => (await runJob('elsewhere', clock, work)) === 'done',
    'the lock went with its process',
  );
  expect(ran).toBe(1);
});

test('of twenty who begin at the same moment one runs it', async () => {
  const { work, letGo, runs } = longJob();
  const all = Array.from({ length: 20 }, () => runJob('rush', clock, work));
  await eventually(() => runs() > 0, 'one began');
  letGo();
  expect((await Promise.all(all)).filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(runs()).toBe(1);
});

test('after a failure it can run again, and the record names no address', async () => {
  const failing = runJob('mailing', clock, async () => {
    throw new Error('550 <ada@mail.example> unknown');
  });
  await expect(failing).rejects.toThrow('550');
  expect((await record('mailing'))?.lastFailure).toBe('550 <(an address)> unknown');
  expect(await runJob('mailing', clock, async () => {})).toBe('done');
});

test('a lock whose connection broke is gone for all, and the next run has a new one', async () => {
  const { work, letGo } = longJob();
  const first = runJob('cut off', clock, work);
  await eventually(async () => (await record('cut off'))?.running, 'it runs');
  await sql(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::bigint::oid",
    [JOB_LOCKS],
  );
  await eventually(async () => !(await record('cut off'))?.running, 'the lock is gone');
  letGo();
  expect(await first).toBe('done');
  expect(await runJob('cut off', clock, async () => {})).toBe('done');
});
