'use client';

import { useActionState } from 'react';
import { boxStyle, describedBy, Field, plainButton, strongButton } from '@/components/ui/form';
import { stepMatchup } from '@/lib/actions/matchup';
import type { DeskMatchup, MatchupAnswerState } from '@/lib/domain/matchup-desk';
import { timeForField } from '@/lib/domain/matchup-form';
import { type MatchupStep, stepsFrom } from '@/lib/domain/matchup-rules';
import { Answer } from '../answer';

/** The steps that are one press; a withdrawal asks first, and a time has a field. */
const PRESSES: Partial<Record<MatchupStep, string>> = {
  publish: 'Publish now',
  unschedule: 'Make it a draft again',
  redraft: 'Make it a draft again',
};

/** What can be done with a matchup where it stands, each a button that works without a script. */
export function MatchupSteps({ matchup }: { matchup: DeskMatchup }) {
  const [state, step, stepping] = useActionState<MatchupAnswerState, FormData>(stepMatchup, null);
  const steps = stepsFrom(matchup.state);
  const errors = (state && !state.ok && state.fieldErrors) || {};
  const same = (
    <>
      <input type="hidden" name="matchup" value={matchup.id} />
      <input type="hidden" name="revision" value={matchup.revision} />
      <input type="hidden" name="seenState" value={matchup.state} />
      <input type="hidden" name="seenPublishAt" value={matchup.publishAt ?? ''} />
    </>
  );
  return (
    <div className="grid gap-y-4">
      {steps.includes('schedule') ? (
        <form action={step} className="flex flex-wrap items-start gap-3">
          {same}
          <Field
            id="publishAt"
            label="Goes live at (UTC)"
            errors={errors.publishAt}
            hint="By itself, within a minute of this time."
          >
            <input
              id="publishAt"
              name="publishAt"
              type="datetime-local"
              required
              defaultValue={
                (state && !state.ok && state.typed.publishAt) ||
                (matchup.publishAt ? timeForField(matchup.publishAt) : '')
              }
              {...describedBy('publishAt', errors.publishAt)}
              className={`${boxStyle} min-h-11`}
            />
          </Field>
          <button
            type="submit"
            name="step"
            value="schedule"
            disabled={stepping}
            className={`${strongButton} sm:mt-6`}
          >
            {matchup.state === 'scheduled' ? 'Change the time' : 'Schedule'}
          </button>
        </form>
      ) : null}
      <form action={step} className="flex flex-wrap items-start gap-3">
        {same}
        {steps.map((each) =>
          PRESSES[each] ? (
            <button
              key={each}
              type="submit"
              name="step"
              value={each}
              disabled={stepping}
              className={plainButton}
            >
              {each === 'publish' && matchup.state === 'withdrawn'
                ? 'Publish again'
                : PRESSES[each]}
            </button>
          ) : null,
        )}
        {steps.includes('withdraw') ? (
          <details key={matchup.state}>
            <summary className={`${plainButton} cursor-pointer`}>Withdraw</summary>
            <div className="grid max-w-prose justify-items-start gap-y-3 pt-3">
              <p>
                Its address will show the plain comparison of the two tools, without your words, and
                search engines are told to leave it out. You can publish it again.
              </p>
              <button
                type="submit"
                name="step"
                value="withdraw"
                disabled={stepping}
                className={strongButton}
              >
                Withdraw this matchup
              </button>
            </div>
          </details>
        ) : null}
      </form>
      <Answer state={state} />
    </div>
  );
}
