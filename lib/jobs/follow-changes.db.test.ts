import { afterEach, expect, test } from 'vitest';
import { announceTags, TAGS_CHANNEL } from '@/lib/data/changes';
import { eventually, openWorld } from '@/scripts/testing/world';
import { followChanges } from './follow-changes';

const { url, sql } = await openWorld();

type Drop = { tags: string[]; at: number };
let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Follows, and comes back when a first notice was heard: from then on none may be missed. */
async function follow(dropTags?: (tags: string[]) => void): Promise<Drop[]> {
  const drops: Drop[] = [];
  stop = followChanges({
    databaseUrl: url,
    dropTags: async (tags) => {
      dropTags?.(tags);
      drops.push({ tags, at: Date.now() });
    },
  });
  await eventually(async () => {
    await announceTags(['hello']);
    return drops.length > 0;
  }, 'the first notice is heard');
  drops.length = 0;
  return drops;
}

const listeners = () =>
  sql<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = $1',
    [`LISTEN ${TAGS_CHANNEL}`],
  );

const has = (drops: Drop[], tag: string) => drops.some(({ tags }) => tags.includes(tag));

test('a change reaches a follower', async () => {
  const drops = await follow();
  await announceTags(['tool:one', 'catalogue']);
  await eventually(() => has(drops, 'tool:one') && has(drops, 'catalogue'), 'the tags are dropped');
});

test('under a burst it drops at most once a second, and forgets nothing', async () => {
  const drops = await follow();
  const until = Date.now() + 2_500;
  const announced: string[] = [];
  while (Date.now() < until) {
    announced.push(`tally:${announced.length}`);
    await announceTags(announced.slice(-1));
  }
  await eventually(() => has(drops, announced.at(-1) ?? ''), 'the last tag is dropped');
  expect(announced.length).toBeGreaterThan(50);
  const dropped = new Set(drops.flatMap(({ tags }) => tags));
  expect(announced.filter((tag) => !dropped.has(tag))).toEqual([]);
  const gaps = drops.slice(1).map(({ at }, n) => at - (drops[n]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(950);
});

test('a lost connection is made anew, and everything is dropped after the gap', async () => {
  const drops = await follow();
  const [listener] = await listeners();
  await sql('SELECT pg_terminate_backend($1)', [listener?.pid]);
  await eventually(() => has(drops, 'site'), 'everything is dropped');
  const [again, ...more] = await listeners();
  expect(again?.pid).not.toBe(listener?.pid);
  expect(more).toEqual([]);
  await announceTags(['tool:after']);
  await eventually(() => has(drops, 'tool:after'), 'a notice is heard again');
});

test('tags that could not be dropped are dropped later', async () => {
  let failing = false;
  const tries: string[][] = [];
  const drops = await follow((tags) => {
    tries.push(tags);
    if (failing) throw new Error('no answer');
  });
  failing = true;
  await announceTags(['tool:one']);
  await eventually(() => tries.some((tags) => tags.includes('tool:one')), 'a first try');
  expect(has(drops, 'tool:one')).toBe(false);
  failing = false;
  await eventually(() => has(drops, 'tool:one'), 'a second try');
});

test('a notice that is none of ours is passed over', async () => {
  const drops = await follow();
  for (const payload of ['', 'nonsense', '{}', '[7]', `["${'x'.repeat(300)}"]`]) {
    await sql('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, payload]);
  }
  await announceTags(['tool:one']);
  await eventually(() => has(drops, 'tool:one'), 'the good notice is heard');
  // A last greeting of follow() may come with it.
  const others = drops.flatMap(({ tags }) => tags).filter((tag) => tag !== 'hello');
  expect(others).toEqual(['tool:one']);
});

test('stopping ends the connection', async () => {
  await follow();
  await stop?.();
  await eventually(async () => (await listeners()).length === 0, 'nobody listens');
});
