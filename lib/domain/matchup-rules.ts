import type { Ruling } from './verdict-rules';

/** Where a matchup stands, in the order in which it usually goes. */
export const matchupStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type MatchupState = (typeof matchupStates)[number];

/** What can be done with a matchup, as the buttons name it. */
export const matchupSteps = ['schedule', 'publish', 'unschedule', 'withdraw', 'redraft'] as const;
export type MatchupStep = (typeof matchupSteps)[number];

/** Where each step leads, and from where it may be taken. */
const steps: Record<MatchupStep, { from: readonly MatchupState[]; to: MatchupState }> = {
  // A scheduled one may be given another time.
  schedule: { from: ['draft', 'scheduled'], to: 'scheduled' },
  publish: { from: ['draft', 'scheduled', 'withdrawn'], to: 'published' },
  unschedule: { from: ['scheduled'], to: 'draft' },
  withdraw: { from: ['published'], to: 'withdrawn' },
  redraft: { from: ['withdrawn'], to: 'draft' },
};

/** A tool as the rules see it. */
export type RuledTool = { name: string; state: 'draft' | 'published' | 'retired' };

/** A matchup as the rules see it. */
export type RuledMatchup = { state: MatchupState; left: RuledTool; right: RuledTool };

/** Answers the steps that may be taken from a state, the usual one first. */
export function stepsFrom(state: MatchupState): MatchupStep[] {
  return matchupSteps.filter((step) => steps[step].from.includes(state));
}

/** Answers the state to which a step leads. */
export function stateAfter(step: MatchupStep): MatchupState {
  return steps[step].to;
}

const refuse = (reason: string): Ruling => ({ allowed: false, reason });

/**
 * Whether a step may be taken with a matchup. Published is only what can be seen: both tools have a
 * page. What is scheduled may wait for a tool that is a draft still, but not for one that was retired.
 */
export function canStep(step: MatchupStep, { state, left, right }: RuledMatchup): Ruling {
  if (!steps[step].from.includes(state)) {
    return refuse(`This matchup is ${state} by now, so that was not done. Look at it again.`);
  }
  const tools = [left, right];
  const retired = tools.find((tool) => tool.state === 'retired');
  const draft = tools.find((tool) => tool.state === 'draft');
  if ((step === 'publish' || step === 'schedule') && retired) {
    return refuse(`${retired.name} is retired and has no page, so its matchups stay unpublished.`);
  }
  if (step === 'publish' && draft) {
    return refuse(`${draft.name} is a draft: publish the tool first.`);
  }
  return { allowed: true };
}

/**
 * When a matchup counts as published (its place among the newest) after being published at `now`:
 * one that was public before keeps its place, any other takes this moment.
 */
export function publishedAt(state: MatchupState, publishAt: Date | null, now: Date): Date {
  return state === 'withdrawn' && publishAt !== null && publishAt <= now ? publishAt : now;
}

/**
 * Answers how a matchup stands by now, after "since you opened this page,": what it became and, where
 * it waits, until when. The time is ISO, UTC.
 */
export function standingInWords({
  state,
  publishAt,
}: {
  state: MatchupState;
  publishAt: string | null;
}): string {
  if (state === 'draft') return 'it was made a draft';
  if (state !== 'scheduled' || publishAt === null) return `it was ${state}`;
  const time = publishAt.slice(0, 16).replace('T', ' at ');
  return `it was scheduled for ${time} (UTC)`;
}
