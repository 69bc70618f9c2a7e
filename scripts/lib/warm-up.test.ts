import { expect, test, vi } from 'vitest';
import { startWarmUp } from './warm-up';

test('pages are made until it is stopped, each of another address', async () => {
  const asked: (string | undefined)[] = [];
  const stop = startWarmUp((req, res) => {
    asked.push(req.url);
    // The third is never answered.
    if (asked.length < 3) res.end('a page');
  });
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  await stop();
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
});
