'use server';

import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import {
  createMatchup as create,
  discardMatchup as discard,
  saveMatchup as save,
  stepMatchup as take,
} from '@/lib/data/matchup-changes';
import { canCurate } from '@/lib/domain/curator-rules';
import type { MatchupAnswer, MatchupAnswerState } from '@/lib/domain/matchup-desk';
import {
  discardMatchupSchema,
  newMatchupSchema,
  publishAtSchema,
  savedMatchupSchema,
  stepSchema,
} from '@/lib/domain/matchup-form';
import type { MatchupStep } from '@/lib/domain/matchup-rules';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';
import { doneAndShown, findSides, nameOf, refuseChange, refuseSave } from './matchup-answers';

/**
 * Makes a draft of two tools (`left`, `right`: names or address parts), or with `intent` "swap" only
 * answers the two sides swapped. Refused: a tool that is none or retired, a pair that has a matchup
 * already, in whatever state; the answer then names that one.
 */
export async function createMatchup(
  _previous: MatchupAnswerState,
  form: FormData,
): Promise<MatchupAnswer> {
  const typed = typedIn(form);
  return orFault<MatchupAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    if (typed.intent === 'swap') {
      const { left = '', right = '', leftSlug = '', rightSlug = '' } = typed;
      const sides = { left: right, right: left, leftSlug: rightSlug, rightSlug: leftSlug };
      return refuse({ ...typed, ...sides }, 'The sides are swapped. Nothing was made yet.');
    }
    const parsed = newMatchupSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const sides = await findSides(parsed.data);
    if (!sides.ok) {
      return refuse(typed, 'Nothing was made yet: see what is marked below.', sides.problems);
    }
    const { left, right } = sides;
    const acting = actingAs(viewer);
    const { headline, editorNote } = parsed.data;
    const words = { headline, editorNote };
    const answer = await create(acting, { ...words, leftId: left.id, rightId: right.id });
    const { matchup } = answer;
    if (answer.kind === 'exists') {
      const message = `Nothing was made: these two have a matchup already, which is ${matchup.state}.`;
      return { ...refuse(typed, message), matchup };
    }
    return {
      ...done(`A draft of ${left.name} vs ${right.name} is made.`, acting.operation),
      matchup,
    };
  });
}

/**
 * Saves a matchup's headline, note and order over the `revision` that was read; with `intent` "swap" it
 * only answers the sides swapped. Where somebody saved since, nothing is changed and the answer holds
 * what they left.
 */
export async function saveMatchup(
  _previous: MatchupAnswerState,
  form: FormData,
): Promise<MatchupAnswer> {
  const typed = typedIn(form);
  return orFault<MatchupAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    if (typed.intent === 'swap') {
      const sides = { left: typed.right ?? '', right: typed.left ?? '' };
      return refuse({ ...typed, ...sides }, 'The sides are swapped. Save to keep it so.');
    }
    const parsed = savedMatchupSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { matchup: id, left: leftId, ...edit } = parsed.data;
    const acting = actingAs(viewer);
    const answer = await save(acting, { id, leftId, ...edit });
    if (answer.kind !== 'done') return refuseSave(typed, answer);
    return doneAndShown('Saved.', acting.operation, answer.matchup.revision);
  });
}

const SAID: Record<MatchupStep, string> = {
  schedule: 'goes live by itself at its time',
  publish: 'is live',
  unschedule: 'is a draft again',
  withdraw: 'is withdrawn: its address shows the plain comparison',
  redraft: 'is a draft again',
};

/**
 * Takes one step with a matchup: schedules it (for `publishAt`, in UTC), publishes, withdraws it or
 * makes it a draft again. Refused: a step that its state does not allow, a tool that has no page, a
 * matchup that was saved since it was read, or stands elsewhere than the page showed (`seenState`,
 * `seenPublishAt`).
 */
export async function stepMatchup(
  _previous: MatchupAnswerState,
  form: FormData,
): Promise<MatchupAnswer> {
  const typed = typedIn(form);
  return orFault<MatchupAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = stepSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { matchup: id, revision, step, seenState, seenPublishAt } = parsed.data;
    const seen = { state: seenState, publishAt: seenPublishAt };
    const now = new Date();
    let publishAt: Date | null = null;
    if (step === 'schedule') {
      const time = publishAtSchema(now).safeParse(typed.publishAt);
      if (!time.success) {
        const publishAt = time.error.issues.map(({ message }) => message);
        return refuse(typed, 'Nothing was changed yet: see the time.', { publishAt });
      }
      publishAt = time.data;
    }
    const acting = actingAs(viewer);
    const answer = await take(acting, { id, revision, seen, step, publishAt }, now);
    if (answer.kind !== 'done') return refuseChange(typed, answer);
    const { matchup } = answer;
    return doneAndShown(`${nameOf(matchup)} ${SAID[step]}.`, acting.operation, matchup.revision);
  });
}

/** Throws a draft away. Refused: one that is no draft any more, or was saved since it was read. */
export async function discardMatchup(
  _previous: MatchupAnswerState,
  form: FormData,
): Promise<MatchupAnswer> {
  const typed = typedIn(form);
  return orFault<MatchupAnswer>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = discardMatchupSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { matchup: id, revision } = parsed.data;
    const acting = actingAs(viewer);
    const answer = await discard(acting, { id, revision });
    if (answer.kind !== 'done') return refuseChange(typed, answer);
    return done(`The draft of ${nameOf(answer.matchup)} is thrown away.`, acting.operation);
  });
}
