import { expect, test } from 'vitest';
import { listJobs, runJob } from '@/lib/data/jobs';
import type { WeekDay } from '@/lib/domain/newsletter-week';
import { openWorld } from '@/scripts/testing/world';
import { composeDueIssue } from './compose-newsletter';
import { findJob } from './registry';

const { rows, sql, tool } = await openWorld();
const monday: WeekDay = 'monday';
const settings = { schedule: { day: monday, hour: 9, timeZone: 'UTC' }, autoApprove: false };
const at = (text: string) => new Date(`${text}Z`);

test('the record of jobs says what came of each run, a week without news included', async () => {
  const job = findJob('compose-newsletter');
  expect(job?.when?.()).toBe('Mondays at 9:00 (UTC), composed a day ahead');
  await sql("INSERT INTO newsletter_quiet_weeks VALUES ('2026-11-09', 'before', now())");
  const say = async (now: string) => {
    await runJob(
      'compose-newsletter',
      () => at(now),
      (moment) => composeDueIssue(moment, settings),
    );
    return (await listJobs()).find(({ name }) => name === 'compose-newsletter')?.lastSaid;
  };
  expect(await say('2026-11-15T08:00')).toBe(
    'The issue of 2026-11-09 was due before this site began.',
  );
  expect(await say('2026-11-15T09:00')).toBe('Nothing to tell in the issue of 2026-11-16 so far.');
  const quiet =
    'There is no issue of 2026-11-16: nothing had happened. The next one covers that week too.';
  expect(await say('2026-11-16T09:00')).toBe(quiet);
  const [left, right] = [await tool(), await tool()];
  const publishAt = at('2026-11-17T09:00');
  await rows.matchup({ leftId: left.id, rightId: right.id, publishAt });
  expect(await say('2026-11-17T10:00')).toBe(quiet);
  expect(await say('2026-11-22T09:00')).toBe('The issue of 2026-11-23 was composed.');
  expect(await say('2026-11-23T09:00')).toBe('The issue of 2026-11-23 is there.');
});
