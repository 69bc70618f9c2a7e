import { expect, it } from 'vitest';
import { noSooner } from './no-sooner';

async function taken(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work().catch(() => undefined);
  return performance.now() - before;
}

it('answers what the work answers, no sooner than asked', async () => {
  expect(await noSooner(1, async () => 'done')).toBe('done');
  // A timer may fire a millisecond early.
  expect(await taken(() => noSooner(60, async () => undefined))).toBeGreaterThan(58);
});

it('is as long about what is quick as about what is slower', async () => {
  const slow = () => new Promise<void>((resolve) => void setTimeout(resolve, 30));
  expect(await taken(() => noSooner(60, slow))).toBeGreaterThan(58);
  await expect(noSooner(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
