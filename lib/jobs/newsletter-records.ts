import {
  type FailedDelivery,
  recordFailed,
  recordSent,
  recordSkipped,
} from '@/lib/data/newsletter-deliveries';
import { log } from '@/lib/log';

/** What became of a delivery that was tried. */
export type Ending =
  | { kind: 'sent' }
  | { kind: 'skipped' }
  | { kind: 'failed'; failure: string; retryIn: number | null };
export type Outcome = { issueId: number; subscriberId: string; ending: Ending };

const LONGEST_PAUSE_MS = 2_000;

type Entry = { outcome: Outcome; recorded: () => void };

async function write(worker: string, outcomes: Outcome[]): Promise<void> {
  for (const issueId of new Set(outcomes.map((outcome) => outcome.issueId))) {
    const sent: string[] = [];
    const skipped: string[] = [];
    const failed: FailedDelivery[] = [];
    for (const { subscriberId, ending, ...outcome } of outcomes) {
      if (outcome.issueId !== issueId) continue;
      if (ending.kind === 'sent') sent.push(subscriberId);
      else if (ending.kind === 'skipped') skipped.push(subscriberId);
      else failed.push({ subscriberId, failure: ending.failure, retryIn: ending.retryIn });
    }
    if (sent.length > 0) await recordSent(issueId, sent);
    if (skipped.length > 0) await recordSkipped(issueId, worker, skipped);
    if (failed.length > 0) await recordFailed(issueId, worker, failed);
  }
}

/**
 * Records what becomes of deliveries: at once when nothing is being recorded, and together what came
 * meanwhile. What could not be recorded is tried again until it is, for as long as the process lives.
 */
export class Records {
  private waiting: Entry[] = [];
  private writing = false;
  private failing = false;

  constructor(private readonly worker: string) {}

  /** Whether the database did not take the last ones. */
  get troubled(): boolean {
    return this.failing;
  }

  /** Resolves when it is recorded. */
  add(outcome: Outcome): Promise<void> {
    return new Promise((recorded) => {
      this.waiting.push({ outcome, recorded });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    let pause = 50;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await write(
          this.worker,
          batch.map(({ outcome }) => outcome),
        );
        this.failing = false;
        pause = 50;
        for (const { recorded } of batch) recorded();
      } catch (error) {
        // They are kept in hand, so that no more is sent than can be remembered.
        this.waiting = [...batch, ...this.waiting];
        this.failing = true;
        log().warn({ error: String(error) }, 'what was sent could not be recorded; tried again');
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.writing = false;
  }
}
