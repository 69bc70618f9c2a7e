/** A picture as it is sent: made once, and the same bytes until what it shows changes. */
export type Picture = { bytes: Uint8Array<ArrayBuffer>; etag: string };

/** Too much was asked for at once; whoever asks again in some seconds is served. */
export class BusyError extends Error {
  constructor() {
    super('Too many pictures are being made.');
    this.name = 'BusyError';
  }
}

type Kept = { picture: Picture; subject: string };

export type StoreLimits = {
  /** Bytes of pictures that are kept; what was not asked for longest goes first. */
  bytes: number;
  /** How many may wait to be made; they are made one at a time. */
  waiting: number;
  /** How many may be made at once after a quiet time, and then one more every `every` milliseconds. */
  burst: number;
  every: number;
};

/**
 * Keeps pictures, and makes those that it lacks: one at a time, and no more than the limits allow,
 * however many addresses are asked for, since making one takes a core for a quarter of a second.
 */
export class PictureStore {
  private readonly kept = new Map<string, Kept>();
  private readonly making = new Map<string, Promise<Picture>>();
  private bytes = 0;
  private last: Promise<unknown> = Promise.resolve();
  private allowed: number;
  private allowedAt: number;

  constructor(
    private readonly limits: StoreLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.allowed = limits.burst;
    this.allowedAt = now();
  }

  /**
   * Answers the picture of `key` that shows `subject`, made by `make` unless it is kept; where no more
   * may be made now, the one that showed an earlier subject.
   * @throws BusyError where there is none of those either
   */
  async get(key: string, subject: string, make: () => Promise<Picture>): Promise<Picture> {
    const kept = this.kept.get(key);
    if (kept) {
      this.kept.delete(key);
      this.kept.set(key, kept);
      if (kept.subject === subject) return kept.picture;
    }
    const name = `${key} ${subject}`;
    const underWay = this.making.get(name);
    if (underWay) return underWay;
    if (this.making.size >= this.limits.waiting || !this.mayMake()) {
      if (kept) return kept.picture;
      throw new BusyError();
    }
    const made = this.last.then(make).then((picture) => {
      this.keep(key, { picture, subject });
      return picture;
    });
    this.making.set(name, made);
    this.last = made.catch(() => undefined).finally(() => this.making.delete(name));
    return made;
  }

  private mayMake(): boolean {
    const { burst, every } = this.limits;
    const gained = Math.floor((this.now() - this.allowedAt) / every);
    this.allowedAt += gained * every;
    this.allowed = Math.min(burst, this.allowed + gained);
    if (this.allowed <= 0) return false;
    this.allowed -= 1;
    return true;
  }

  private keep(key: string, entry: Kept): void {
    this.bytes -= this.kept.get(key)?.picture.bytes.length ?? 0;
    this.kept.delete(key);
    this.kept.set(key, entry);
    this.bytes += entry.picture.bytes.length;
    for (const [oldest, { picture }] of this.kept) {
      if (this.bytes <= this.limits.bytes || oldest === key) break;
      this.kept.delete(oldest);
      this.bytes -= picture.bytes.length;
    }
  }
}
