import 'server-only';
import { setTimeout } from 'node:timers/promises';

/**
 * Does `work` and answers no sooner than after `milliseconds`, so that nobody can tell by the wait which
 * of several ways it went, as long as each takes less.
 */
export async function noSooner<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), setTimeout(milliseconds)]);
  return result;
}
