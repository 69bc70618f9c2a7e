import { env, isEmbeddedDemo } from '@/lib/env';
import { followChanges } from './follow-changes';
import { openSender, workOnNewsletters } from './newsletter-worker';
import { jobs } from './registry';
import { repeat } from './repeat';

/** Sends newsletters where no worker does it: in the demo, and where the operator wants it so. */
function sendHere(): (() => Promise<void>)[] {
  if (!isEmbeddedDemo() && env().WORKER_IN_SERVER !== '1') return [];
  const sender = openSender();
  return sender ? [workOnNewsletters({ sender })] : [];
}

/**
 * Starts what runs beside the pages in a serving process. `origin` is where this very process
 * answers, e.g. http://127.0.0.1:3000.
 * @returns a function that stops it all
 */
export function startBackground(origin: string): () => Promise<void> {
  const { DATABASE_URL: databaseUrl, INTERNAL_TOKEN: token } = env();
  if (!databaseUrl || !token) throw new Error('DATABASE_URL and INTERNAL_TOKEN must be set');
  const stops = [
    followChanges({ databaseUrl, dropTags: (tags) => dropTags(origin, token, tags) }),
    ...jobs.map((job) => repeat(job)),
    ...sendHere(),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

/**
 * Has the process at `origin` drop what it cached under `tags`. It asks itself over HTTP because Next
 * drops tags only inside a request.
 * @throws when it does not answer with success within that time, in milliseconds
 */
export async function dropTags(
  origin: string,
  token: string,
  tags: string[],
  withinMs = 5_000,
): Promise<void> {
  const response = await fetch(`${origin}/api/internal/revalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(withinMs),
  });
  if (!response.ok) throw new Error(`dropping cached pages was answered with ${response.status}`);
}
