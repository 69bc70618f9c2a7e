'use client';

import { useActionState } from 'react';
import { boxStyle, describedBy, Field, plainButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import {
  type FindSubscriberState,
  findSubscriberOnRequest,
  unsubscribeOnRequest,
} from '@/lib/actions/subscriber-desk';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { FoundSubscriber } from '@/lib/domain/subscriber-desk';
import { Answer } from '../answer';
import { Confirm } from '../confirm';
import { SUBSCRIBER_STATES } from './subscriber-numbers';

/**
 * Finds one subscriber by the whole address, for who writes and asks. The address is sent in the form and
 * stands in no address line.
 */
export function SubscriberSearch() {
  const [state, find, finding] = useActionState<FindSubscriberState, FormData>(
    findSubscriberOnRequest,
    null,
  );
  const [stopped, stop, stopping] = useActionState<AdminState, FormData>(
    unsubscribeOnRequest,
    null,
  );
  const found = state?.found;
  const typed = state?.typed.email ?? '';
  return (
    <div className="grid max-w-prose gap-y-3">
      <form action={find} autoComplete="off" className="flex flex-wrap items-start gap-3">
        <Field
          id="email"
          label="Whole mail address"
          errors={undefined}
          hint="For a reader who writes to you. Nothing of it is kept."
        >
          <input
            // A form is emptied when its action is done; the key keeps what was typed.
            key={typed}
            id="email"
            name="email"
            type="text"
            inputMode="email"
            autoCapitalize="none"
            required
            defaultValue={typed}
            {...describedBy('email', undefined)}
            className={`${boxStyle} min-h-11 sm:w-72`}
          />
        </Field>
        <button type="submit" disabled={finding} className={`${plainButton} sm:mt-6`}>
          Look up
        </button>
      </form>
      <Answer state={state} />
      {found ? (
        <Found found={found} stop={stop} stopping={stopping} isStopped={stopped?.ok === true} />
      ) : null}
      <Answer state={stopped} />
    </div>
  );
}

function Found({
  found: { id, state, stateAt },
  stop,
  stopping,
  isStopped,
}: {
  found: FoundSubscriber;
  stop: (form: FormData) => void;
  stopping: boolean;
  isStopped: boolean;
}) {
  return (
    <>
      <p>
        {SUBSCRIBER_STATES[state]} since <Moment short at={stateAt} />.
      </p>
      {state === 'confirmed' && !isStopped ? (
        <Confirm key={id} label="Unsubscribe them">
          <p>They are mailed nothing more. They can subscribe again by themselves.</p>
          <form action={stop}>
            <input type="hidden" name="subscriber" value={id} />
            <button type="submit" disabled={stopping} className={plainButton}>
              Unsubscribe
            </button>
          </form>
        </Confirm>
      ) : null}
    </>
  );
}
