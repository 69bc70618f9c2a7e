import { Client } from 'pg';
import { expect, test } from 'vitest';
import { TAGS_CHANNEL } from '@/lib/data/changes';
import { castVote } from '@/lib/data/votes';
import { eventually, newActor, openWorld } from '@/scripts/testing/world';
import { sweepStandings } from './keep-standings';
import { repeat } from './repeat';

const { url, sql, tool } = await openWorld();

test('two processes go over them at their start, and then one of them as long as it lives', async () => {
  const starts = async () =>
    (await sql<{ at: Date }>("SELECT last_start_at AS at FROM job_states WHERE name = 'one'"))[0]
      ?.at;
  const runs: string[] = [];
  const process = (name: string) =>
    repeat({ name: 'one', every: 300, oneForAll: true, work: async () => runs.push(name) });
  const first = process('first');
  await eventually(() => runs.length === 1, 'the first runs');
  const second = process('second');
  await eventually(() => runs.includes('second'), 'so does the second');
  const before = runs.length;
  const since = Date.now();
  await eventually(() => runs.length >= before + 6, 'it is run on');
  // Two that each ran every 300 ms would have needed half as long.
  expect(Date.now() - since).toBeGreaterThan(6 * 240);
  await Promise.all([first(), second()]);
  const third = process('third');
  await eventually(() => runs.includes('third'), 'a third starts');
  expect(await starts()).toBeInstanceOf(Date);
  await third();
});

test('what a killed process left behind is mended at the next start, and pages are told', async () => {
  const { id, slug } = await tool();
  // Recorded, and never noted: who recorded it was killed at once.
  await castVote(newActor(), slug, 'ship');
  const listener = new Client({ connectionString: url });
  await listener.connect();
  await listener.query(`LISTEN ${TAGS_CHANNEL}`);
  const heard: string[] = [];
  listener.on('notification', ({ payload }) => heard.push(...JSON.parse(payload ?? '[]')));
  const stop = repeat(sweepStandings);
  try {
    await eventually(() => heard.includes('tallies'), 'pages are told');
    expect(heard).toEqual(expect.arrayContaining(['catalogue', `tally:${slug}`]));
    const rows = await sql('SELECT ships, votes FROM tool_standings WHERE tool_id = $1', [id]);
    expect(rows).toEqual([{ ships: 1, votes: 1 }]);
    const today = new Date().toISOString().slice(0, 10);
    const days = await sql('SELECT day::text, ships FROM standing_days WHERE tool_id = $1', [id]);
    expect(days).toEqual([{ day: today, ships: 1 }]);
  } finally {
    await stop();
    await listener.end();
  }
});
