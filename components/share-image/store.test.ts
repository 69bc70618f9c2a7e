import { expect, test } from 'vitest';
import { BusyError, type Picture, PictureStore } from './store';

const picture = (size: number): Picture => ({ bytes: new Uint8Array(size), etag: `"${size}"` });
const limits = { bytes: 100, waiting: 3, burst: 100, every: 1_000 };

/** Pictures that are done when the test says so, and a count of those being made. */
function workshop() {
  const open: (() => void)[] = [];
  const counts = { made: 0, atOnce: 0, most: 0 };
  const make = async () => {
    counts.made += 1;
    counts.atOnce += 1;
    counts.most = Math.max(counts.most, counts.atOnce);
    await new Promise<void>((resolve) => open.push(resolve));
    counts.atOnce -= 1;
    return picture(10);
  };
  const finish = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { make, finish, counts };
}

test('the same picture is made once, also when many ask at the same time', async () => {
  const { make, finish, counts } = workshop();
  const store = new PictureStore(limits);
  const asked = [store.get('a', 's', make), store.get('a', 's', make), store.get('a', 's', make)];
  await finish();
  const [one] = await Promise.all(asked);
  expect(await store.get('a', 's', make)).toBe(one);
  expect(counts.made).toBe(1);
});

test('pictures are made one at a time, and a few wait at most', async () => {
  const { make, finish, counts } = workshop();
  const store = new PictureStore(limits);
  const asked = ['a', 'b', 'c'].map((key) => store.get(key, 's', make));
  await expect(store.get('d', 's', make)).rejects.toThrow(BusyError);
  for (const _ of asked) await finish();
  await Promise.all(asked);
  expect(counts).toEqual({ made: 3, atOnce: 0, most: 1 });
});

test('no more are made than are allowed in a time, whatever is asked for', async () => {
  let now = 0;
  const store = new PictureStore({ ...limits, burst: 2 }, () => now);
  const make = async () => picture(10);
  await store.get('a', '1', make);
  await store.get('b', '1', make);
  await expect(store.get('c', '1', make)).rejects.toThrow(BusyError);
  const before = await store.get('a', '1', make);
  expect(await store.get('a', '2', make), 'the earlier one meanwhile').toBe(before);
  now = 1_000;
  expect(await store.get('a', '2', make)).not.toBe(before);
  await expect(store.get('c', '1', make)).rejects.toThrow(BusyError);
});

test('what is kept is bounded: what was not asked for longest goes first', async () => {
  const store = new PictureStore(limits);
  let made = 0;
  const make = async () => {
    made += 1;
    return picture(40);
  };
  for (const key of ['a', 'b', 'a', 'c']) await store.get(key, 's', make);
  expect(made).toBe(3);
  await store.get('a', 's', make);
  expect(made, 'a was asked for since').toBe(3);
  await store.get('b', 's', make);
  expect(made, 'b had to go').toBe(4);
});

test('one that fails is made again, and holds nobody up', async () => {
  const store = new PictureStore(limits);
  const fail = () => Promise.reject(new Error('no'));
  await expect(store.get('a', 's', fail)).rejects.toThrow('no');
  expect((await store.get('a', 's', async () => picture(1))).etag).toBe('"1"');
});
