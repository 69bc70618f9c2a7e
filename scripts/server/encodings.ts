import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/([\w.+-]*\+)?(json|xml|javascript)|image\/svg)/i;

/** Whether answers of this type get notably smaller. */
export const isCompressible = (contentType: string): boolean => COMPRESSIBLE.test(contentType);

/** The best encoding that the visitor's browser takes, by its Accept-Encoding header. */
export function chooseEncoding(accepted: string | string[] | undefined): Encoding | undefined {
  const offers = String(accepted ?? '')
    .split(',')
    .map((offer) =>
      offer
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/),
    )
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name);
  return offers.includes('br') ? 'br' : offers.includes('gzip') ? 'gzip' : undefined;
}

/** What a compression may cost: `once` for a file that never changes, `often` for one answer. */
export type Effort = 'once' | 'version' | 'often';
const BROTLI: Record<Effort, number> = { once: 11, version: 8, often: 4 };
const GZIP: Record<Effort, number> = { once: 9, version: 8, often: 5 };

export function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'gzip') return deflate(body, { level: GZIP[effort] });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Values by name up to a number of bytes in all; what was not used for longest goes first. */
export class BoundedCache<T extends { bytes: number }> {
  private readonly entries = new Map<string, T>();
  private bytes = 0;

  constructor(private readonly limit: number) {}

  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  set(key: string, entry: T): void {
    this.bytes += entry.bytes - (this.entries.get(key)?.bytes ?? 0);
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.trim();
  }

  private trim(): void {
    for (const [oldest, { bytes }] of this.entries) {
      if (this.bytes <= this.limit) break;
      this.entries.delete(oldest);
      this.bytes -= bytes;
    }
  }
}
