import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { cacheTags } from '@/lib/cache-tags';
import { runShutdown } from '@/lib/shutdown';
import { eventually, openWorld } from '@/scripts/testing/world';
import { announceTags, noteTallyMoved, TAGS_CHANNEL } from './changes';

const { url } = await openWorld();
const listener = new Client({ connectionString: url });
await listener.connect();
await listener.query(`LISTEN ${TAGS_CHANNEL}`);
afterAll(() => listener.end());

let heard: string[][] = [];
const hear = ({ payload }: { payload?: string }) => heard.push(JSON.parse(payload ?? ''));
beforeEach(() => {
  heard = [];
  listener.on('notification', hear);
});
afterEach(() => listener.removeListener('notification', hear));

test('what is announced is heard, in notices that PostgreSQL can carry', async () => {
  const tags = Array.from({ length: 250 }, (_, n) => cacheTags.tally(`${'x'.repeat(55)}-${n}`));
  await announceTags(tags);
  await eventually(() => heard.flat().length === tags.length, 'all tags are heard');
  expect(heard.flat()).toEqual(tags);
  expect(heard.length).toBeGreaterThan(1);
});

test('a hundred votes within a second are one notice', async () => {
  for (let vote = 0; vote < 100; vote += 1) noteTallyMoved(vote % 2 ? 'one' : 'other');
  expect(heard).toEqual([]);
  await eventually(() => heard.length > 0, 'the notice is heard');
  expect(heard).toHaveLength(1);
  expect(heard[0]?.sort()).toEqual(['tallies', 'tally:one', 'tally:other']);
});

test('what waits is announced when the process stops in order', async () => {
  noteTallyMoved('last');
  expect(await runShutdown()).toEqual([]);
  await eventually(() => heard.length > 0, 'the notice is heard');
  expect(heard).toEqual([['tally:last', 'tallies']]);
});
