import { access, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { listJobs } from '@/lib/data/jobs';
import { checkFile, jsonFile, stagedRows } from '@/scripts/testing/imports';
import { eventually, openWorld } from '@/scripts/testing/world';
import { sweepImports } from './background-imports';
import { repeat } from './repeat';

const { sql } = await openWorld();
const directory = await mkdtemp(join(tmpdir(), 'shipworthy-uploads-'));
vi.mock('./uploads', () => ({ uploadsDirectory: () => directory }));
afterAll(() => rm(directory, { recursive: true }));

test('a file that goes while the sweep looks keeps it from nothing', async () => {
  const id = await checkFile(jsonFile([{ slug: 'long-ago' }]));
  await sql(
    "UPDATE import_runs SET state = 'applied', finished_at = now() - interval '31 days' WHERE id = $1",
    [id],
  );
  // Listed, and not there when it is looked at.
  await symlink(join(directory, 'nowhere'), join(directory, 'a'));
  const old = join(directory, 'z');
  await writeFile(old, 'old');
  await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
  const stop = repeat(sweepImports);
  await eventually(async () => (await listJobs()).length > 0, 'the sweep began');
  await stop();
  const job = (await listJobs()).find(({ name }) => name === 'sweep-imports');
  expect(job).toMatchObject({ lastSuccessAt: expect.any(String), lastFailure: null });
  await expect(access(old)).rejects.toThrow(/ENOENT/);
  expect(await stagedRows(id)).toEqual([]);
});
