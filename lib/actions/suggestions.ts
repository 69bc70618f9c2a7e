'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import {
  type DecisionAnswer,
  decideSuggestion,
  reopenSuggestion,
} from '@/lib/data/suggestion-decisions';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { decisionSchema, formHref, type Suggestion } from '@/lib/domain/suggestion';
import { reasonSchema } from '@/lib/domain/vote-exclusion';
import { tellProposers } from '@/lib/jobs/tell-proposers';
import { log } from '@/lib/log';
import { mailer } from '@/lib/mail/mailer';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

/** Has the proposer mailed once the curator is answered; answers what the curator is told of that. */
function haveTold(toTell: boolean): string {
  if (!toTell) return '';
  if (!mailer()) return ' This site can’t send mail now, so nobody is told yet.';
  after(() =>
    // The sweep (lib/jobs/tell-proposers.ts) tries again, and records that it fails.
    tellProposers().catch((error) => log().warn({ error: String(error) }, 'told later')),
  );
  return ' The proposer is being mailed.';
}

/** What somebody else did meanwhile, and what was chosen here. */
function meanwhile({ state, reason, decided }: Suggestion, typed: Typed): string {
  const who = decided?.by ?? 'Another curator';
  if (state === 'open') return 'It was opened again meanwhile. Nothing was changed.';
  const why = reason === null ? '' : `, for this reason: ${reason}`;
  const yours = typed.reason ? `: ${typed.reason}` : '.';
  const theirs = `${who} has ${state} this meanwhile${why}`.replace(/\.?$/, '.');
  return `${theirs} Your decision was not recorded${yours}`;
}

type Missed = Exclude<DecisionAnswer, { kind: 'decided' }>;

function refusalOf(typed: Typed, answer: Missed): AdminAnswer {
  if (answer.kind === 'gone') return refuse(typed, 'There is no such suggestion any more.');
  return refuse(typed, meanwhile(answer.now, typed));
}

/**
 * Accepts a suggestion and tells its proposer. Without a script the browser goes on to the form that
 * carries it out; with one the page does that. Refused: when somebody else has decided meanwhile.
 */
export async function acceptSuggestion(
  _previous: AdminState,
  form: FormData,
): Promise<AdminAnswer> {
  const viewer = await getViewer();
  const typed = typedIn(form);
  let open: string | null = null;
  const answer = await orFault(typed, async () => {
    const desk = canCurate(viewer);
    if (!viewer || !desk.allowed) return refuse(typed, desk.allowed ? '' : desk.reason);
    const parsed = decisionSchema.safeParse(typed);
    if (!parsed.success) return refuse(typed, 'There is no such suggestion.');
    const { suggestion: id, revision } = parsed.data;
    const decision = { state: 'accepted' } as const;
    const decided = await decideSuggestion(id, revision, decision, actingAs(viewer));
    refresh();
    if (decided.kind !== 'decided') return refusalOf(typed, decided);
    open = formHref(decided.suggestion);
    return done(`Accepted.${haveTold(decided.toTell)}`);
  });
  if (open !== null && !(await headers()).has('next-action')) redirect(open as Route);
  return answer;
}

/** Declines a suggestion with a reason, which its proposer is told. Refused: as acceptSuggestion. */
export async function declineSuggestion(
  _previous: AdminState,
  form: FormData,
): Promise<AdminAnswer> {
  const viewer = await getViewer();
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const desk = canCurate(viewer);
    if (!viewer || !desk.allowed) return refuse(typed, desk.allowed ? '' : desk.reason);
    const parsed = decisionSchema.extend({ reason: reasonSchema }).safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { suggestion: id, revision, reason } = parsed.data;
    const decision = { state: 'declined', reason } as const;
    const decided = await decideSuggestion(id, revision, decision, actingAs(viewer, reason));
    refresh();
    if (decided.kind !== 'decided') return refusalOf(typed, decided);
    return done(`Declined.${haveTold(decided.toTell)}`);
  });
}

/** Takes a decision back: the suggestion waits again. Who was told by mail is not told again. */
export async function reopen(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const desk = canCurate(viewer);
    if (!viewer || !desk.allowed) return refuse(typed, desk.allowed ? '' : desk.reason);
    const parsed = decisionSchema.safeParse(typed);
    if (!parsed.success) return refuse(typed, 'There is no such suggestion.');
    const { suggestion: id, revision } = parsed.data;
    const answer = await reopenSuggestion(id, revision, actingAs(viewer, 'Taken back.'));
    refresh();
    if (answer.kind !== 'decided') return refusalOf(typed, answer);
    return done('It waits again, as if nobody had decided.');
  });
}
