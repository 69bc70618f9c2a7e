import { randomUUID } from 'node:crypto';
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';
import {
  LEASE_SECONDS,
  renewLeases,
  type TakenDelivery,
  takeDeliveries,
} from '@/lib/data/newsletter-deliveries';
import { finishSending, pauseSending } from '@/lib/data/newsletter-sending';
import { markBounced } from '@/lib/data/subscribers';
import { judgeFault, MAX_ATTEMPTS, retryDelay } from '@/lib/domain/newsletter-sending';
import { log } from '@/lib/log';
import type { MailMessage } from '@/lib/mail/newsletter/message';
import { faultOf, type Outlet } from '@/lib/mail/outlet';
import { type Ending, Records } from './newsletter-records';

/** Answers the mail of an issue for one subscriber; null when nothing in it is for them. */
export type WriteMail = (issueId: number, delivery: TakenDelivery) => Promise<MailMessage | null>;

export type SenderOptions = {
  outlet: Outlet;
  write: WriteMail;
  /** Mails a second at most. */
  perSecond: number;
  /** How long a delivery waits after a failed attempt, in milliseconds; null for no further one. */
  delayOf?: (attempt: number) => number | null;
  /** The first pause after a lost connection, in milliseconds; doubled each time. */
  firstRest?: number;
};

const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
/** So many refusals one after the other are not the addresses' fault. */
const MOST_REFUSALS = 20;

/**
 * Hands the deliveries of issues over to an outlet: takes as many as it has free slots, and frees a slot
 * when the end is recorded. So a process that dies has sent at most `slots` mails that are not on record.
 */
export class Sender {
  readonly worker = randomUUID();
  private readonly records = new Records(this.worker);
  private readonly tokens: RateLimiterQueue;
  private readonly busy = new Map<string, { issueId: number; subscriberId: string }>();
  private readonly listeners = new Set<() => void>();
  private readonly renewing: NodeJS.Timeout;
  private stopped = false;
  private refusals = 0;
  /** Refused as unknown since a mail was last taken: marked only when the refusals turn out to be theirs. */
  private suspects: string[] = [];
  /** Since too many were refused in a row, until a mail is taken again: nobody is suspected. */
  private inDoubt = false;
  private rest = 0;
  private restUntil = 0;

  constructor(private readonly options: SenderOptions) {
    const limit = { points: options.perSecond, duration: 1 };
    this.tokens = new RateLimiterQueue(new RateLimiterMemory(limit));
    this.renewing = setInterval(() => void this.renew(), (LEASE_SECONDS * 1000) / 3).unref();
  }

  /**
   * Sends what is due of an issue until nothing is, it is paused or cancelled, or so many milliseconds are
   * over. `onMore` is called once when there is more to do than this sender has slots for.
   * @throws when the database does not answer
   */
  async send(issueId: number, milliseconds: number, onMore?: () => void): Promise<void> {
    const deadline = performance.now() + milliseconds;
    const { slots } = this.options.outlet;
    // A few at a time: each taking is a commit.
    const enough = Math.ceil(slots / 4);
    let told = false;
    while (await this.until(() => slots - this.busy.size >= enough && this.isWell(), deadline)) {
      const want = Math.min(slots - this.busy.size, this.options.perSecond);
      // Before the taking, so that what is taken goes out at once.
      await this.tokens.removeTokens(want);
      if (this.stopped) return;
      const { taken, found } = await takeDeliveries(issueId, this.worker, want);
      for (const delivery of taken) void this.deliver(issueId, delivery);
      if (!told && found === want) {
        told = true;
        onMore?.();
      }
      if (found > 0) continue;
      if (this.busy.size > 0) {
        // The last ones under way may be the end of the issue, or be due again at once.
        if (!(await this.until(() => this.busy.size === 0, deadline))) return;
        continue;
      }
      await this.markSuspects();
      if (await finishSending(issueId)) log().info({ issue: issueId }, 'an issue is sent');
      return;
    }
  }

  /** Takes no more, and comes back when what is under way is on record, or after so many milliseconds. */
  async stop(milliseconds: number): Promise<void> {
    this.stopped = true;
    this.tell();
    await this.wait(() => this.busy.size === 0, performance.now() + milliseconds);
    await this.markSuspects();
    clearInterval(this.renewing);
    this.options.outlet.close();
  }

  private isWell(): boolean {
    return !this.records.troubled && performance.now() >= this.restUntil;
  }

  private tell(): void {
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  }

  /** Waits until `check` is true: false when it is not by the deadline, or this sender was stopped. */
  private until(check: () => boolean, deadline: number): Promise<boolean> {
    return this.wait(() => this.stopped || check(), deadline).then((came) => came && !this.stopped);
  }

  private async wait(check: () => boolean, deadline: number): Promise<boolean> {
    for (;;) {
      const now = performance.now();
      if (check()) return now < deadline || this.stopped;
      if (now >= deadline) return false;
      const wake = this.restUntil > now ? Math.min(this.restUntil, deadline) : deadline;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, wake - now + 1);
        function done(): void {
          clearTimeout(timer);
          resolve();
        }
        this.listeners.add(done);
      });
    }
  }

  private async deliver(issueId: number, delivery: TakenDelivery): Promise<void> {
    const { subscriberId } = delivery;
    const key = `${issueId} ${subscriberId}`;
    this.busy.set(key, { issueId, subscriberId });
    const ending = await this.attempt(issueId, delivery);
    await this.records.add({ issueId, subscriberId, ending });
    this.busy.delete(key);
    this.tell();
  }

  private async attempt(issueId: number, delivery: TakenDelivery): Promise<Ending> {
    if (delivery.attempts >= MAX_ATTEMPTS) {
      return failed('Each time it was tried, who tried it went away.', null);
    }
    let mail: MailMessage | null;
    try {
      mail = await this.options.write(issueId, delivery);
    } catch (error) {
      log().error({ issue: issueId, error: String(error) }, 'a mail could not be written');
      return this.pause(issueId, 'The mail could not be written: the log says why.');
    }
    if (!mail) return { kind: 'skipped' };
    try {
      await this.options.outlet.hand(mail);
    } catch (error) {
      return this.explain(issueId, delivery, error);
    }
    this.refusals = 0;
    this.rest = 0;
    this.inDoubt = false;
    await this.markSuspects();
    return { kind: 'sent' };
  }

  private async explain(
    issueId: number,
    { subscriberId, attempts }: TakenDelivery,
    error: unknown,
  ): Promise<Ending> {
    const { kind, lost, words } = judgeFault(faultOf(error));
    if (lost) this.takeRest();
    if (kind === 'server') return this.pause(issueId, words);
    if (kind === 'later') {
      const delay = this.options.delayOf ?? ((attempt) => retryDelay(attempt, Math.random()));
      return failed(words, delay(attempts + 1));
    }
    this.refusals += 1;
    if (this.refusals >= MOST_REFUSALS) {
      this.suspects = [];
      this.inDoubt = true;
      return this.pause(
        issueId,
        `${this.refusals} mails in a row were refused. The last: ${words}`,
      );
    }
    if (kind === 'address' && !this.inDoubt) this.suspects.push(subscriberId);
    return failed(words, null);
  }

  private async markSuspects(): Promise<void> {
    for (const subscriberId of this.suspects.splice(0)) {
      // The delivery has failed all the same; the next issue finds out again.
      await markBounced(subscriberId, 'bounced').catch((fault: unknown) =>
        log().warn({ error: String(fault) }, 'an address could not be marked'),
      );
    }
  }

  /** Pauses the issue: what was tried is due again as soon as it goes on. */
  private async pause(issueId: number, reason: string): Promise<Ending> {
    this.refusals = 0;
    try {
      const paused = await pauseSending(issueId, reason);
      if (paused) log().error({ issue: issueId, reason }, 'the sending of an issue is paused');
    } catch (error) {
      log().warn({ error: String(error) }, 'an issue could not be paused');
    }
    return failed(reason, 0);
  }

  /** Leaves a mail server that is gone alone for a while; those who failed together count once. */
  private takeRest(): void {
    if (performance.now() < this.restUntil) return;
    const { firstRest = FIRST_REST_MS } = this.options;
    this.rest = Math.min(Math.max(firstRest, this.rest * 2), LONGEST_REST_MS);
    this.restUntil = performance.now() + this.rest;
  }

  private async renew(): Promise<void> {
    const held = [...this.busy.values()];
    for (const issueId of new Set(held.map((one) => one.issueId))) {
      const ids = held.filter((one) => one.issueId === issueId);
      try {
        await renewLeases(
          issueId,
          this.worker,
          ids.map(({ subscriberId }) => subscriberId),
        );
      } catch (error) {
        log().warn({ error: String(error) }, 'leases could not be renewed');
      }
    }
  }
}

const failed = (failure: string, retryIn: number | null): Ending => ({
  kind: 'failed',
  failure,
  retryIn,
});
