import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
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
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
    ['shipworthy changes'],
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

test('a connection on which nothing comes any more is replaced', async () => {
  const { hostname, port } = new URL(url);
  const links: Socket[] = [];
  const between = createServer((near) => {
    const far = connect(Number(port), hostname);
    links.push(near, far);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((between.address() as AddressInfo).port);
  const drops: string[] = [];
  stop = followChanges({
    ...{ databaseUrl: through.href, askEvery: 200 },
    dropTags: async (tags) => {
      drops.push(...tags);
    },
  });
  await eventually(() => drops.includes('site'), 'it listens');
  drops.length = 0;
  // As when a firewall forgets the connection: both ends are open, and nothing passes.
  for (const end of links) end.unpipe().pause();
  await eventually(() => drops.includes('site'), 'it listens anew');
  await announceTags(['tool:after']);
  await eventually(() => drops.includes('tool:after'), 'it hears again');
  await stop();
  stop = undefined;
  for (const end of links) end.destroy();
  await new Promise((resolve) => between.close(resolve));
});
