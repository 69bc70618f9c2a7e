'use client';

import { useActionState, useEffect } from 'react';
import { Answer } from '@/components/admin/answer';
import { Confirm } from '@/components/admin/confirm';
import { ReasonField } from '@/components/admin/reason-field';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { plainButton, strongButton } from '@/components/ui/form';
import { acceptSuggestion, declineSuggestion, reopen } from '@/lib/actions/suggestions';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { SuggestionState } from '@/lib/domain/suggestion';

/** What was refused, of several answers; null where nothing was. */
const refusal = (...answers: AdminState[]): AdminState =>
  answers.find((answer) => answer?.ok === false) ?? null;

/**
 * Accepts or declines a suggestion, or takes that back. What was answered stays when the forms change
 * with the suggestion.
 */
export function DecideForms({
  suggestion,
  revision,
  state,
  answerable,
  opens,
}: {
  suggestion: number;
  revision: number;
  state: SuggestionState;
  answerable: boolean;
  /** Where an accepted suggestion is carried out. */
  opens: string;
}) {
  const [accepted, accept, accepting] = useActionState<AdminState, FormData>(
    acceptSuggestion,
    null,
  );
  const [declined, decline, declining] = useActionState<AdminState, FormData>(
    declineSuggestion,
    null,
  );
  const [reopened, takeBack, reopening] = useActionState<AdminState, FormData>(reopen, null);
  const unsaved = useUnsaved();
  const isAccepted = accepted?.ok === true;
  useEffect(() => {
    // Not by the router, which would keep this page and its forms behind the next one.
    if (isAccepted) window.location.assign(opens);
  }, [isAccepted, opens]);
  const named = (
    <>
      <input type="hidden" name="suggestion" value={suggestion} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
  if (state !== 'open') {
    return (
      <div className="grid gap-y-4">
        <Answer
          state={
            refusal(reopened, accepted, declined) ?? (state === 'accepted' ? accepted : declined)
          }
        />
        {state === 'accepted' ? (
          <a href={opens} className={`${strongButton} w-fit`}>
            Open the form, filled in
          </a>
        ) : null}
        <form action={takeBack}>
          {named}
          <button type="submit" disabled={reopening} className={plainButton}>
            Take the decision back
          </button>
        </form>
      </div>
    );
  }
  const told = answerable
    ? 'This answers the proposer, by mail; make the change next, in the form that opens.'
    : 'No address was left. Accepting changes nothing yet: make the change next, in the form that opens.';
  return (
    <div className="grid gap-y-4">
      <Answer state={refusal(accepted, declined) ?? reopened} />
      <form action={accept} className="grid max-w-prose justify-items-start gap-y-2">
        {named}
        <p className="text-note text-muted">{told}</p>
        <button type="submit" disabled={accepting} className={strongButton}>
          Accept and open the form
        </button>
      </form>
      <Confirm label="Decline" open={declined?.ok === false}>
        <form action={decline} noValidate {...unsaved} className="grid gap-y-3">
          {named}
          <ReasonField
            id="reason"
            state={declined}
            hint={answerable ? 'The proposer reads this in a mail.' : 'No address was left.'}
          />
          <button type="submit" disabled={declining} className={`${strongButton} w-fit`}>
            Decline the suggestion
          </button>
        </form>
      </Confirm>
    </div>
  );
}
