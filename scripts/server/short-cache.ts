import type { OutgoingHttpHeader } from 'node:http';
import { BoundedCache } from './encodings';

/** An answer as the application made it, before it is tagged and compressed. */
interface Kept {
  bytes: number;
  until: number;
  headers: [string, OutgoingHttpHeader][];
  body: string | Uint8Array;
}

/** What an answer is kept for at most, in milliseconds, whatever it allows. */
const LONGEST = 1_000;
const LARGEST = 1_048_576;
const SHARED = /\bpublic\b.*\bs-maxage=(\d+)/;

/** Next names these on every answer; JSON does not depend on them. */
const NEXT_OWN = /^((rsc|next-[\w-]+)(, |$))*$/;

/** What is one client's own in an answer that is everybody's. */
const OF_ONE = /^ratelimit/i;

/** Whether answers to this request may be kept: the JSON that is the same for everybody. */
export const isShareable = (method: string | undefined, url: string): boolean =>
  method === 'GET' && /^\/api\/(v1|tools)\//.test(url);

/**
 * A shared cache (RFC 9111) of public JSON in front of the application, as a proxy would keep it: a
 * thousand open pages that ask for a tally cost the application one answer a second. It is emptied
 * when the application drops what it cached, so nothing gets older through it.
 */
export class ShortCache {
  private kept = new BoundedCache<Kept>(8 * LARGEST);

  constructor(private readonly now: () => number = () => performance.now()) {}

  get(url: string): Kept | undefined {
    const found = this.kept.get(url);
    return found && found.until > this.now() ? found : undefined;
  }

  /** Keeps an answer with status 200 if its headers allow that to anybody. */
  put(
    url: string,
    given: Record<string, OutgoingHttpHeader | undefined>,
    body: Kept['body'],
  ): void {
    const seconds = Number(SHARED.exec(String(given['cache-control']))?.[1] ?? 0);
    const isPrivate = given['set-cookie'] !== undefined || !NEXT_OWN.test(String(given.vary ?? ''));
    if (seconds <= 0 || isPrivate || body.length > LARGEST) return;
    const headers = Object.entries(given).filter(
      (pair): pair is Kept['headers'][number] => pair[1] !== undefined && !OF_ONE.test(pair[0]),
    );
    const until = this.now() + Math.min(seconds * 1_000, LONGEST);
    this.kept.set(url, { bytes: url.length + body.length + 512, until, headers, body });
  }

  clear(): void {
    this.kept = new BoundedCache<Kept>(8 * LARGEST);
  }
}
