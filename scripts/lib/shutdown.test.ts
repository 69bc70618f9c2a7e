import { expect, test } from 'vitest';
import { within } from './shutdown';

test('what takes too long is cut off, and what does not is answered', async () => {
  const never = new Promise<void>(() => undefined);
  await expect(within(20, never)).rejects.toThrow('cut off after 0.02 s');
  await expect(within(1_000, Promise.resolve(7))).resolves.toBe(7);
  await expect(within(1_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
