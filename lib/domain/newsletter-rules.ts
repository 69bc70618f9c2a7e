import type { NewsletterState } from './newsletter';
import type { Ruling } from './verdict-rules';

/** What a curator can do with an issue, as the buttons name it, the usual one first. */
export const issueSteps = [
  ...(['approve', 'schedule', 'unapprove', 'pause', 'resume', 'cancel'] as const),
];
export type IssueStep = (typeof issueSteps)[number];

/** Where each step leads, and from where it may be taken. The sender alone begins and finishes. */
const steps: Record<IssueStep, { from: readonly NewsletterState[]; to: NewsletterState }> = {
  approve: { from: ['draft'], to: 'approved' },
  // An approved one may be given another time.
  schedule: { from: ['draft', 'approved'], to: 'approved' },
  unapprove: { from: ['approved'], to: 'draft' },
  pause: { from: ['sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  cancel: { from: ['draft', 'approved', 'sending', 'paused'], to: 'cancelled' },
};

/** An issue as the rules see it; `included` is how many of its items are told. */
export type RuledIssue = { state: NewsletterState; included: number };

const inWords: Record<NewsletterState, string> = {
  ...{ draft: 'a draft', approved: 'approved', sending: 'being sent', paused: 'paused' },
  ...{ sent: 'sent', cancelled: 'cancelled' },
};

const refuse = (reason: string): Ruling => ({ allowed: false, reason });

/** Answers the steps that may be taken from a state. */
export function stepsFrom(state: NewsletterState): IssueStep[] {
  return issueSteps.filter((step) => steps[step].from.includes(state));
}

/** Answers the state to which a step leads. */
export function stateAfter(step: IssueStep): NewsletterState {
  return steps[step].to;
}

/** Whether a step may be taken with an issue. What tells of nothing is not approved. */
export function canStep(step: IssueStep, { state, included }: RuledIssue): Ruling {
  if (!steps[step].from.includes(state)) {
    return refuse(
      `This issue is ${inWords[state]} by now, so that was not done. Look at it again.`,
    );
  }
  if (stateAfter(step) === 'approved' && included === 0) {
    return refuse('No item is included, so there is nothing to send. Include one first.');
  }
  return { allowed: true };
}

/** Whether an issue's words may be changed: what was approved is what is sent, so a draft's only. */
export function canEdit({ state }: Pick<RuledIssue, 'state'>): Ruling {
  if (state === 'draft') return { allowed: true };
  const hint = state === 'approved' ? ' Take the approval back first.' : '';
  return refuse(`This issue is ${inWords[state]} by now, so nothing was changed.${hint}`);
}

/**
 * When an issue goes out that is approved at `now`: at the time given, else at the hour for which it was
 * composed; at once where that is past.
 */
export function sendTime(given: Date | null, composedFor: Date | null, now: Date): Date {
  const wanted = given ?? composedFor ?? now;
  return wanted > now ? wanted : now;
}
