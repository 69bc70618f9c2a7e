'use server';

import { refresh } from 'next/cache';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { type Composed, composeAnew, composeNow } from '@/lib/data/newsletter-compose';
import { findIssue } from '@/lib/data/newsletter-issues';
import {
  approve,
  cancel,
  type IssueAnswer,
  pause,
  resume,
  saveIssue,
  schedule,
  unapprove,
} from '@/lib/data/newsletter-steps';
import type { Acting } from '@/lib/domain/acting';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { publishAtSchema } from '@/lib/domain/matchup-form';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import {
  type IssueDeskAnswer,
  type IssueDeskState,
  issueStepSchema,
  orderAfterMove,
  readIssueForm,
} from '@/lib/domain/newsletter-desk';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

const GONE = 'There is no such issue any more.';
const OVERTAKEN = 'Somebody else changed this issue since you opened it. Nothing was changed.';

function answerOf(typed: Typed, answer: IssueAnswer, said: (issue: NewsletterIssue) => string) {
  if (answer.kind === 'done') {
    const { issue } = answer;
    return { ...done(said(issue)), revision: issue.revision };
  }
  if (answer.kind === 'unknown') return refuse(typed, GONE);
  if (answer.kind === 'refused') return refuse(typed, answer.reason);
  return { ...refuse(typed, OVERTAKEN), theirs: answer.stands };
}

/**
 * Saves a draft's subject, intro and items over the `revision` that was read; with `move` ("12:up") it only
 * answers the items in their new order. Where somebody changed it since, nothing is changed and the answer
 * holds what they left.
 */
export async function saveNewsletterIssue(
  _previous: IssueDeskState,
  form: FormData,
): Promise<IssueDeskAnswer> {
  const typed = typedIn(form);
  return orFault<IssueDeskAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const order = orderAfterMove(typed);
    if (order !== null) return refuse({ ...typed, order }, 'It is moved. Save to keep it so.');
    const read = readIssueForm(typed);
    if (!read.ok) return refuseFields(typed, read.error);
    const { revision, ...edit } = read.edit;
    const answer = await saveIssue(actingAs(viewer), edit, revision);
    refresh();
    return answerOf(typed, answer, () => 'Saved.');
  });
}

const PAST = 'The hour it was made for has passed. Approve it to be sent now, or choose a time.';

async function isPast(id: number, now: Date): Promise<boolean> {
  const issue = await findIssue(id);
  return Boolean(issue?.sendAt && new Date(issue.sendAt) <= now);
}

type Read = { id: number; revision: number };

/** What an approved issue's time means, in words. */
function goesOut({ sendAt }: NewsletterIssue, now: Date): string {
  if (sendAt === null || new Date(sendAt) <= now) return 'Approved. It goes out within a minute.';
  return `Approved. It goes out ${sendAt.slice(0, 16).replace('T', ' at ')} UTC.`;
}

const STEPS = {
  approve: { take: approve, said: goesOut },
  unapprove: { take: unapprove, said: () => 'It is a draft again, and nothing is sent.' },
  pause: { take: pause, said: () => 'Paused. What is on its way still arrives.' },
  resume: { take: resume, said: () => 'The sending goes on.' },
  anew: { take: composeAnew, said: () => 'Composed anew from what has happened.' },
  cancel: { take: cancel, said: () => 'Called off. Nobody else is mailed this issue.' },
};

/**
 * Takes one step with an issue: approves it (for the hour it was made for, `now`, or `sendAt` in UTC), takes
 * that back, pauses, resumes or calls off its sending, or composes a draft `anew`. Refused: what its state
 * does not allow, and an issue that was changed since it was read.
 */
export async function stepNewsletterIssue(
  _previous: IssueDeskState,
  form: FormData,
): Promise<IssueDeskAnswer> {
  const typed = typedIn(form);
  return orFault<IssueDeskAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = issueStepSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { issue: id, revision, step } = parsed.data;
    const read: Read = { id, revision };
    const acting: Acting = actingAs(viewer);
    const now = new Date();
    if (step === 'now' || step === 'schedule') {
      let at = now;
      if (step === 'schedule') {
        const time = publishAtSchema(now, 'send it now').safeParse(typed.sendAt);
        if (!time.success) {
          const sendAt = time.error.issues.map(({ message }) => message);
          return refuse(typed, 'Nothing was changed yet: see the time.', { sendAt });
        }
        at = time.data;
      }
      const answer = await schedule(acting, read, at, now);
      refresh();
      return answerOf(typed, answer, (issue) => goesOut(issue, now));
    }
    // The button names an hour; on a page that was left open it can be past, and would mail at once.
    if (step === 'approve' && (await isPast(id, now))) {
      refresh();
      return refuse(typed, PAST);
    }
    const { take, said } = STEPS[step];
    const answer = await take(acting, read, now);
    refresh();
    return answerOf(typed, answer, (issue) => said(issue, now));
  });
}

const COMPOSED: Record<Exclude<Composed['kind'], 'composed'>, string> = {
  there: 'Nothing was made: today has an issue already.',
  quiet: 'Nothing was made: there is nothing new to tell of.',
  before: 'Nothing was made: there is nothing new to tell of.',
  busy: 'An issue is being composed at this very moment. Look again.',
};

/** Composes an issue now, whatever the calendar says; a draft. None for a day that has one, nor without news. */
export async function composeIssueNow(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const composed = await composeNow(actingAs(viewer));
    refresh();
    if (composed.kind !== 'composed') return done(COMPOSED[composed.kind]);
    return done('A draft is made. It stands in the list.');
  });
}
