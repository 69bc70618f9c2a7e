'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { Confirm } from '@/components/admin/confirm';
import { ReasonField } from '@/components/admin/reason-field';
import { DateTime } from '@/components/ui/date';
import { strongButton } from '@/components/ui/form';
import { reinstate, signOutEverywhere, suspend } from '@/lib/actions/people';
import type { AdminState } from '@/lib/domain/admin-answer';
import { counted } from '@/lib/domain/words';

/** Signs everybody of the account out. */
export function SignOutForm({ person, sessions }: { person: string; sessions: number }) {
  const [state, signOut, going] = useActionState<AdminState, FormData>(signOutEverywhere, null);
  return (
    <div className="grid gap-y-2">
      {sessions === 0 ? (
        <p className="text-muted">No browser is signed in to this account.</p>
      ) : (
        <Confirm label="Sign out everywhere">
          <p>
            {counted(sessions, 'browser')} {sessions === 1 ? 'is' : 'are'} signed in to this
            account. Its owner can sign in again with a new link.
          </p>
          <form action={signOut}>
            <input type="hidden" name="person" value={person} />
            <button type="submit" disabled={going} className={strongButton}>
              Sign out {counted(sessions, 'browser')}
            </button>
          </form>
        </Confirm>
      )}
      <Answer state={state} />
    </div>
  );
}

/** Suspends the account, or takes its suspension back. What was answered stays when the form changes. */
export function SuspensionForm({
  person,
  suspension,
  votes,
}: {
  person: string;
  suspension: { since: string; reason: string } | null;
  votes: { counted: number; excluded: number };
}) {
  const [suspended, send, sending] = useActionState<AdminState, FormData>(suspend, null);
  const [reinstated, takeBack, going] = useActionState<AdminState, FormData>(reinstate, null);
  if (suspension) {
    return (
      <div className="grid gap-y-2">
        <p className="max-w-prose">
          Suspended since <DateTime date={suspension.since} />: {suspension.reason}
        </p>
        <Answer state={reinstated?.ok === false ? reinstated : suspended} />
        <Confirm label="Reinstate" open={reinstated?.ok === false}>
          <p>
            The account can vote and publish again. Its {counted(votes.excluded, 'excluded vote')}{' '}
            count again, but for those that are excluded for another reason.
          </p>
          <form action={takeBack}>
            <input type="hidden" name="person" value={person} />
            <button type="submit" disabled={going} className={strongButton}>
              Reinstate the account
            </button>
          </form>
        </Confirm>
      </div>
    );
  }
  return (
    <div className="grid gap-y-2">
      <Answer state={suspended?.ok === false ? suspended : reinstated} />
      <Confirm label="Suspend" open={suspended?.ok === false}>
        <p>
          The account can’t vote or publish, and its {counted(votes.counted, 'counted vote')}{' '}
          {votes.counted === 1 ? 'leaves' : 'leave'} the count. Reinstating it takes all of that
          back.
        </p>
        <form action={send} noValidate className="grid gap-y-3">
          <input type="hidden" name="person" value={person} />
          <ReasonField
            id="suspend-reason"
            state={suspended}
            hint="Its owner reads this. It stands in the history of changes, too."
          />
          <button type="submit" disabled={sending} className={`${strongButton} w-fit`}>
            Suspend the account
          </button>
        </form>
      </Confirm>
    </div>
  );
}
