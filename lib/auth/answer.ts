import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

type Answer = Pick<ServerResponse, 'appendHeader'>;

// On globalThis, since the server and Next's bundles load their own copies of this module.
const slot = Symbol.for('shipworthy.answer');
const holder = globalThis as { [slot]?: AsyncLocalStorage<Answer> };

function answers(): AsyncLocalStorage<Answer> {
  holder[slot] ??= new AsyncLocalStorage<Answer>();
  return holder[slot];
}

/** Runs `handle` with `answer` as the answer under way, for whatever it calls. */
export function withAnswer<T>(answer: Answer, handle: () => T): T {
  return answers().run(answer, handle);
}

/**
 * Adds a cookie to the answer under way. Next's own `cookies().set()` would have an action render the
 * whole page into its answer, 38 kB for a first vote.
 * @throws when no answer is under way: outside of a request that scripts/server serves
 */
export function appendCookie(cookie: string): void {
  const answer = answers().getStore();
  if (!answer) throw new Error('There is no answer under way to add a cookie to');
  answer.appendHeader('Set-Cookie', cookie);
}
