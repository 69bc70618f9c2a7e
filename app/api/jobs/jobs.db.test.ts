import { expect, test } from 'vitest';
import { listJobs } from '@/lib/data/jobs';
import { openWorld } from '@/scripts/testing/world';

const SECRET = 'a-secret-of-the-hosts-scheduler-long-enough';
process.env.JOBS_SECRET = SECRET;
const { sql } = await openWorld();
const { POST } = await import('./[name]/route');

async function start(name: string, authorization?: string) {
  const request = new Request(`https://ship.example/api/jobs/${name}`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
  });
  const response = await POST(request, { params: Promise.resolve({ name }) });
  expect(response.headers.get('cache-control')).toContain('no-store');
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const bearer = `Bearer ${SECRET}`;

test('whoever brings no secret, or another one, starts nothing and learns nothing of the jobs', async () => {
  for (const given of [undefined, '', 'Bearer', 'Bearer wrong', `Basic ${SECRET}`]) {
    for (const name of ['publish-matchups', 'none']) {
      const { status, headers, body } = await start(name, given);
      expect(status, given).toBe(401);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body).toMatchObject({ status: 401 });
    }
  }
  expect(await listJobs()).toEqual([]);
});

test('with the secret a job is run and recorded, and an unknown one is told so', async () => {
  const { status, body } = await start('publish-matchups', bearer);
  expect([status, body]).toEqual([200, { job: 'publish-matchups', outcome: 'done' }]);
  expect(await listJobs()).toMatchObject([{ name: 'publish-matchups', lastFailureAt: null }]);
  expect(await start('none', bearer)).toMatchObject({ status: 404 });
  expect(await start('__proto__', bearer)).toMatchObject({ status: 404 });
});

test('one that is running elsewhere is answered so, and no failure is recorded', async () => {
  const { JOB_LOCKS } = await import('@/lib/data/job-lock');
  const { openConnection } = await import('@/lib/data/database');
  const other = await openConnection();
  await other.query('SELECT pg_advisory_lock($1, hashtext($2))', [JOB_LOCKS, 'forget-merges']);
  const { status, body } = await start('forget-merges', bearer);
  expect([status, body]).toEqual([202, { job: 'forget-merges', outcome: 'running' }]);
  expect((await listJobs()).map(({ name }) => name)).not.toContain('forget-merges');
  await other.end();
});

test('a job that fails answers with its reason, which is recorded', async () => {
  await sql('ALTER TABLE merge_votes RENAME TO merge_votes_away');
  const { status, body } = await start('forget-merges', bearer);
  await sql('ALTER TABLE merge_votes_away RENAME TO merge_votes');
  expect(status).toBe(503);
  expect(body.detail).toMatch(/^The job failed: relation "merge_votes" does not exist/);
  const record = (await listJobs()).find(({ name }) => name === 'forget-merges');
  expect(record?.lastFailure).toMatch(/merge_votes/);
});
