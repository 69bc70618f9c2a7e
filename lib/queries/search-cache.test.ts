import { expect, test } from 'vitest';
import handler from './search-cache.mjs';

const entry = (bytes: number) =>
  Promise.resolve({
    value: new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(bytes));
        controller.close();
      },
    }),
    ...{ tags: [], stale: 30, timestamp: Date.now(), revalidate: 60, expire: 600 },
  });

test('searches that are kept push out the oldest of their own', async () => {
  const MIB = 1024 * 1024;
  await handler.set('first', entry(MIB));
  expect(await handler.get('first', [])).toBeDefined();
  for (let n = 0; n < 16; n += 1) await handler.set(`another ${n}`, entry(MIB));
  expect(await handler.get('first', [])).toBeUndefined();
  expect(await handler.get('another 15', [])).toBeDefined();
});
