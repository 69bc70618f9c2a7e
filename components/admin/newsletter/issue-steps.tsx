'use client';

import { useActionState } from 'react';
import { boxStyle, describedBy, Field, plainButton, strongButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import { stepNewsletterIssue } from '@/lib/actions/newsletter-issue';
import { timeForField } from '@/lib/domain/matchup-form';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import type { IssueDeskState } from '@/lib/domain/newsletter-desk';
import { stepsFrom } from '@/lib/domain/newsletter-rules';
import { counted } from '@/lib/domain/words';
import { Answer } from '../answer';
import { Confirm } from '../confirm';
import { useHeldBack } from './unsaved-words';

type Props = {
  issue: NewsletterIssue;
  /** How many are confirmed now: who would get it. */
  subscribers: number;
  /** Whether the hour for which it was made is still to come. */
  isAhead: boolean;
};

/** What can be done with an issue where it stands, each a button that works without a script. */
export function IssueSteps({ issue, subscribers, isAhead }: Props) {
  const [state, step, stepping] = useActionState<IssueDeskState, FormData>(
    stepNewsletterIssue,
    null,
  );
  const { wasHeld, onSubmit } = useHeldBack();
  const steps = stepsFrom(issue.state);
  const errors = (state && !state.ok && state.fieldErrors) || {};
  const same = (
    <>
      <input type="hidden" name="issue" value={issue.id} />
      <input type="hidden" name="revision" value={issue.revision} />
    </>
  );
  const press = (name: string, label: string, style: string) => (
    <button type="submit" name="step" value={name} disabled={stepping} className={style}>
      {label}
    </button>
  );
  const who = counted(subscribers, 'subscriber');
  const isDraft = issue.state === 'draft';
  return (
    <div className="grid gap-y-4">
      {steps.includes('schedule') ? (
        <Confirm
          key={issue.state}
          label={isDraft ? 'Approve' : 'Change the time'}
          open={errors.sendAt !== undefined}
        >
          <p>
            {isDraft ? 'Once approved, it is mailed to ' : 'It is mailed to '}
            <strong>{who}</strong>, who are confirmed now; who leaves before their turn is left out.
            A mail that is sent can’t be taken back. Approve what is saved: look at the preview
            first.
          </p>
          <p role="status" className="font-semibold text-skip empty:hidden">
            {wasHeld
              ? 'What you typed below is not saved, and would not be in the mail. Save it first.'
              : null}
          </p>
          <form action={step} onSubmit={onSubmit} className="flex flex-wrap items-start gap-3">
            {same}
            {isDraft && isAhead && issue.sendAt ? (
              <button
                type="submit"
                name="step"
                value="approve"
                disabled={stepping}
                className={strongButton}
              >
                <span>
                  Approve for <Moment short at={issue.sendAt} />
                </span>
              </button>
            ) : null}
            {press(
              'now',
              isDraft ? 'Approve and send now' : 'Send now',
              isAhead ? plainButton : strongButton,
            )}
          </form>
          <form action={step} onSubmit={onSubmit} className="flex flex-wrap items-start gap-3">
            {same}
            <Field
              id="sendAt"
              label="Goes out at (UTC)"
              errors={errors.sendAt}
              hint="By itself, within a minute of this time."
            >
              <input
                id="sendAt"
                name="sendAt"
                type="datetime-local"
                required
                defaultValue={
                  (state && !state.ok && state.typed.sendAt) ||
                  (isAhead && issue.sendAt ? timeForField(issue.sendAt) : '')
                }
                {...describedBy('sendAt', errors.sendAt)}
                className={`${boxStyle} min-h-11`}
              />
            </Field>
            <div className="sm:mt-6">
              {press('schedule', isDraft ? 'Approve for this time' : 'Schedule', plainButton)}
            </div>
          </form>
        </Confirm>
      ) : null}
      <form action={step} className="flex flex-wrap items-start gap-3">
        {same}
        {isDraft ? (
          <Confirm label="Compose it anew">
            <p>
              Subject, intro and items are made again from what has happened by now. What was edited
              here is gone.
            </p>
            <div>{press('anew', 'Compose anew', plainButton)}</div>
          </Confirm>
        ) : null}
        {steps.includes('unapprove')
          ? press('unapprove', 'Take the approval back', plainButton)
          : null}
        {steps.includes('pause') ? press('pause', 'Pause', strongButton) : null}
        {steps.includes('resume') ? press('resume', 'Resume', strongButton) : null}
        {steps.includes('cancel') ? (
          <Confirm key={issue.state} label="Call it off">
            <p>
              {issue.startedAt
                ? 'Whoever was not mailed yet is not mailed this issue. That can’t be undone; to go on later, pause it instead.'
                : 'This week has no mail then. That can’t be undone.'}
            </p>
            <div>{press('cancel', 'Call this issue off', strongButton)}</div>
          </Confirm>
        ) : null}
      </form>
      <Answer state={state} />
    </div>
  );
}
