import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueStates, type NewsletterState } from './newsletter';
import {
  canEdit,
  canStep,
  type IssueStep,
  issueSteps,
  sendTime,
  stateAfter,
  stepsFrom,
} from './newsletter-rules';

const none = { approve: null, schedule: null, unapprove: null, pause: null, resume: null };

/** Where each step leads from each state; null where it is refused. */
const table: Record<NewsletterState, Record<IssueStep, NewsletterState | null>> = {
  draft: { ...none, approve: 'approved', schedule: 'approved', cancel: 'cancelled' },
  approved: { ...none, schedule: 'approved', unapprove: 'draft', cancel: 'cancelled' },
  sending: { ...none, pause: 'paused', cancel: 'cancelled' },
  paused: { ...none, resume: 'sending', cancel: 'cancelled' },
  sent: { ...none, cancel: null },
  cancelled: { ...none, cancel: null },
};

describe.each(issueStates)('from %s', (state) => {
  test.each(issueSteps)('%s', (step) => {
    const expected = table[state][step];
    const ruling = canStep(step, { state, included: 1 });
    expect(ruling.allowed).toBe(expected !== null);
    expect(stepsFrom(state).includes(step)).toBe(expected !== null);
    if (expected !== null) expect(stateAfter(step)).toBe(expected);
    else expect(ruling).toMatchObject({ reason: expect.stringContaining('by now') });
  });

  test('its words may be changed only as a draft', () => {
    expect(canEdit({ state }).allowed).toBe(state === 'draft');
  });
});

test.each(issueSteps)('%s, with no item included', (step) => {
  const [from] = issueStates.filter((state) => table[state][step] !== null);
  if (!from) throw new Error('It is taken from nowhere');
  const ruling = canStep(step, { state: from, included: 0 });
  expect(ruling.allowed).toBe(table[from][step] !== 'approved');
});

test('it goes out at the time given, else at its hour, and never in the past', () => {
  const time = fc.option(fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(time, time, fc.date({ noInvalidDate: true }), (given, composedFor, now) => {
      const at = sendTime(given, composedFor, now);
      expect(at.getTime()).toBe(Math.max(now.getTime(), (given ?? composedFor ?? now).getTime()));
    }),
  );
});
