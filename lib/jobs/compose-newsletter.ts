import {
  type Composed,
  composeDue,
  type NewsletterSettings,
  newsletterSettings,
} from '@/lib/data/newsletter-compose';
import { scheduleInWords } from '@/lib/domain/newsletter-week';
import { log } from '@/lib/log';
import type { Job } from './job';

const EVERY_MS = 60_000;

/** What a look at the calendar came to. */
function composedInWords(composed: Composed): string {
  const { kind, week } = composed;
  switch (kind) {
    case 'composed': {
      const { state } = composed.issue;
      return `The issue of ${week} was composed${state === 'draft' ? '' : ` and ${state}`}.`;
    }
    case 'there':
      return `The issue of ${week} is there.`;
    case 'before':
      return `The issue of ${week} was due before this site began.`;
    case 'busy':
      return `Another process composes the issue of ${week}.`;
    case 'quiet':
      return composed.closed
        ? `There is no issue of ${week}: nothing had happened. The next one covers that week too.`
        : `Nothing to tell in the issue of ${week} so far.`;
  }
}

/** Composes the issue that is due, where one is, and answers in words what came of it. */
export async function composeDueIssue(now: Date, settings?: NewsletterSettings): Promise<string> {
  const composed = await composeDue(now, settings);
  const words = composedInWords(composed);
  if (composed.kind === 'composed') log().info({ issue: composed.issue.id }, words);
  return words;
}

/**
 * Each week's issue is composed a day before its hour, or after the start when it was due while nothing
 * ran; by one process, however many serve, though the database lets each week have one anyway: what
 * happened is read anew each minute of a day on which nothing has so far.
 */
export const composeNewsletter: Job = {
  name: 'compose-newsletter',
  words: 'Composes the draft of the weekly newsletter a day before its hour.',
  every: EVERY_MS,
  oneForAll: true,
  when: () => `${scheduleInWords(newsletterSettings().schedule)}, composed a day ahead`,
  work: (now) => composeDueIssue(now),
};
