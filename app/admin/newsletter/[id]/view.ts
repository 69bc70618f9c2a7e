import type { SendingProgress } from '@/lib/data/newsletter-deliveries';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { type SendingView, sendingInWords, sendingPercent } from '@/lib/domain/sending-words';

/** How far an issue's sending is, as its page shows it. */
export function viewOf(
  { state, revision }: Pick<NewsletterIssue, 'state' | 'revision'>,
  progress: SendingProgress,
): SendingView {
  return {
    ...{ state, revision },
    percent: sendingPercent(progress),
    words: sendingInWords(progress, state),
    lastFailure: progress.lastFailure,
    pausedBecause: progress.pausedBecause,
    isStill: progress.isStill,
  };
}
