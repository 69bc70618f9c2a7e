import { describe, expect, test } from 'vitest';
import {
  canStep,
  type MatchupState,
  type MatchupStep,
  matchupStates,
  matchupSteps,
  publishedAt,
  standingInWords,
  stateAfter,
  stepsFrom,
} from './matchup-rules';

const published = { name: 'Alpha', state: 'published' } as const;
const other = { name: 'Bravo', state: 'published' } as const;

/** Where each step leads from each state; null where it is refused. */
const table: Record<MatchupState, Record<MatchupStep, MatchupState | null>> = {
  draft: {
    ...{ schedule: 'scheduled', publish: 'published', unschedule: null },
    ...{ withdraw: null, redraft: null },
  },
  scheduled: {
    ...{ schedule: 'scheduled', publish: 'published', unschedule: 'draft' },
    ...{ withdraw: null, redraft: null },
  },
  published: {
    ...{ schedule: null, publish: null, unschedule: null },
    ...{ withdraw: 'withdrawn', redraft: null },
  },
  withdrawn: {
    ...{ schedule: null, publish: 'published', unschedule: null },
    ...{ withdraw: null, redraft: 'draft' },
  },
};

describe.each(matchupStates)('from %s', (state) => {
  test.each(matchupSteps)('%s', (step) => {
    const expected = table[state][step];
    const ruling = canStep(step, { state, left: published, right: other });
    expect(ruling.allowed).toBe(expected !== null);
    expect(stepsFrom(state).includes(step)).toBe(expected !== null);
    if (expected !== null) expect(stateAfter(step)).toBe(expected);
    else expect(ruling).toMatchObject({ reason: expect.stringContaining(`${state} by now`) });
  });
});

test.each([
  ['publish', 'draft', false],
  ['schedule', 'draft', true],
  ['publish', 'retired', false],
  ['schedule', 'retired', false],
] as const)('%s with a tool that is %s: %s', (step, toolState, allowed) => {
  const tool = { name: 'Alpha', state: toolState };
  for (const matchup of [
    { state: 'draft', left: tool, right: other },
    { state: 'draft', left: other, right: tool },
  ] as const) {
    const ruling = canStep(step, matchup);
    expect(ruling.allowed).toBe(allowed);
    if (!ruling.allowed) expect(ruling.reason).toContain('Alpha');
  }
});

test.each(['withdraw', 'unschedule', 'redraft'] as const)('no tool is in the way of %s', (step) => {
  const state = { withdraw: 'published', unschedule: 'scheduled', redraft: 'withdrawn' } as const;
  const tool = { name: 'Alpha', state: 'retired' } as const;
  expect(canStep(step, { state: state[step], left: tool, right: other }).allowed).toBe(true);
});

test('what is published again keeps its place, everything else takes this moment', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const before = new Date('2026-04-01T09:00:00Z');
  const ahead = new Date('2026-12-01T09:00:00Z');
  expect(publishedAt('withdrawn', before, now)).toEqual(before);
  expect(publishedAt('withdrawn', ahead, now)).toEqual(now);
  expect(publishedAt('withdrawn', null, now)).toEqual(now);
  expect(publishedAt('scheduled', ahead, now)).toEqual(now);
  expect(publishedAt('draft', null, now)).toEqual(now);
});

test.each([
  ['it was scheduled for 2026-12-07 at 09:00 (UTC)', 'scheduled', '2026-12-07T09:00:00.000Z'],
  ['it was made a draft', 'draft', null],
  ['it was published', 'published', '2026-12-07T09:00:00.000Z'],
  ['it was withdrawn', 'withdrawn', '2026-12-07T09:00:00.000Z'],
] as const)('how it stands since: %s', (words, state, publishAt) => {
  expect(standingInWords({ state, publishAt })).toBe(words);
});
