import type { NewsletterState } from './newsletter';
import { counted, grouped } from './words';

/** How far a sending is, as its page shows it and asks for again. */
export type SendingView = {
  state: NewsletterState;
  /** Goes up with every step: the page is shown anew then. */
  revision: number;
  /** How many of 100 are through, whole. */
  percent: number;
  /** How far it is, in one line. */
  words: string;
  /** What went wrong last, or null. ISO, UTC. */
  lastFailure: { at: string; text: string } | null;
  /** Why the system paused it; null where a curator did, or nobody. */
  pausedBecause: string | null;
  /** Whether mails are due and nothing has happened to any for a minute. */
  isStill: boolean;
};

type Counts = {
  waiting: number;
  taken: number;
  sent: number;
  failed: number;
  skipped: number;
  perSecond: number;
};

/** A whole number of seconds as a curator plans by it: "less than a minute", "12 minutes", "2 hours". */
export function durationInWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  if (seconds < 3_600) return counted(Math.round(seconds / 60), 'minute');
  const hours = Math.round(seconds / 3_600);
  return `about ${counted(hours, 'hour')}`;
}

/** Answers what is left, how fast it goes, and how far it is, in words, of an issue in this state. */
export function sendingInWords(counts: Counts, state: NewsletterState): string {
  const { waiting, taken, sent, failed, skipped, perSecond } = counts;
  const left = waiting + taken;
  const total = left + sent + failed + skipped;
  const parts = [`${grouped(sent)} of ${counted(total, 'mail')} sent`];
  if (failed > 0) parts.push(`${grouped(failed)} failed`);
  if (skipped > 0)
    parts.push(`${grouped(skipped)} left out, since they left or nothing is for them`);
  if (left > 0) parts.push(`${grouped(left)} ${state === 'cancelled' ? 'not mailed' : 'to go'}`);
  if (state === 'sending' && left > 0 && perSecond > 0) {
    const rate = perSecond < 10 ? perSecond.toFixed(1) : grouped(Math.round(perSecond));
    parts.push(`${rate} a second, ${durationInWords(left / perSecond)} left`);
  }
  return `${parts.join('; ')}.`;
}

/** How many of 100 are through: 100 only when nothing is left. */
export function sendingPercent({ waiting, taken, sent, failed, skipped }: Counts): number {
  const through = sent + failed + skipped;
  const total = through + waiting + taken;
  return total === 0 ? 0 : Math.floor((100 * through) / total);
}
