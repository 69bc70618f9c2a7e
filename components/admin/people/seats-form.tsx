'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { Confirm } from '@/components/admin/confirm';
import { ReasonField } from '@/components/admin/reason-field';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { DateTime } from '@/components/ui/date';
import { boxStyle, describedBy, Field, plainButton, strongButton } from '@/components/ui/form';
import { endSeat, giveSeat } from '@/lib/actions/people';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { HeldSeat } from '@/lib/domain/people';

type Named = { slug: string; name: string };

/** The seats that somebody holds and held; each that they hold can be ended, and another one given. */
export function SeatsForm({
  person,
  held,
  seats,
  byline,
}: {
  person: string;
  held: HeldSeat[];
  seats: Named[];
  /** The name beside their verdicts, or what to begin with. */
  byline: string;
}) {
  const [given, give, giving] = useActionState<AdminState, FormData>(giveSeat, null);
  const [ended, end, ending] = useActionState<AdminState, FormData>(endSeat, null);
  const unsaved = useUnsaved();
  const errors = given && !given.ok ? given.fieldErrors : undefined;
  const [seat, name] = [given?.typed.seat ?? '', given?.typed.name ?? byline];
  return (
    <div className="grid gap-y-4">
      {held.length === 0 ? <p className="text-muted">No seat so far.</p> : null}
      <ul className="divide-y divide-hairline">
        {held.map((holding) => (
          <li key={holding.id} className="grid gap-y-2 py-3">
            <p>
              <span className="font-semibold">{holding.seat}</span>{' '}
              <span className="text-note text-muted">
                since <DateTime date={holding.since} />
                {holding.until ? (
                  <>
                    {' '}
                    until <DateTime date={holding.until} />
                  </>
                ) : null}
              </span>
            </p>
            {holding.until ? null : (
              <Confirm
                label={`End the ${holding.seat} seat`}
                open={ended?.ok === false && ended.typed.holding === String(holding.id)}
              >
                <p>Today is the last day. The verdicts stay, under the name they have.</p>
                <form action={end} className="grid gap-y-3">
                  <input type="hidden" name="person" value={person} />
                  <input type="hidden" name="holding" value={holding.id} />
                  <ReasonField
                    id={`end-${holding.id}`}
                    state={ended}
                    hint="Stands in the history of changes."
                  />
                  <button type="submit" disabled={ending} className={`${strongButton} w-fit`}>
                    End the seat today
                  </button>
                </form>
              </Confirm>
            )}
          </li>
        ))}
      </ul>
      <Answer state={ended} />
      <form
        action={give}
        {...unsaved}
        noValidate
        className="grid max-w-prose items-start gap-3 sm:grid-cols-2"
      >
        <input type="hidden" name="person" value={person} />
        <Field id="seat" label="Seat" errors={errors?.seat}>
          <select
            key={seat}
            id="seat"
            name="seat"
            defaultValue={seat}
            {...describedBy('seat', errors?.seat, false)}
            className={`${boxStyle} min-h-11`}
          >
            <option value="">Choose a seat</option>
            {seats.map((each) => (
              <option key={each.slug} value={each.slug}>
                {each.name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="byline" label="Name on verdicts" errors={errors?.name}>
          <input
            key={name}
            id="byline"
            name="name"
            defaultValue={name}
            autoComplete="off"
            {...describedBy('byline', errors?.name, false)}
            className={`${boxStyle} min-h-11`}
          />
        </Field>
        <button type="submit" disabled={giving} className={`${plainButton} w-fit sm:col-span-2`}>
          Give the seat from today
        </button>
        <div className="sm:col-span-2">
          <Answer state={given} />
        </div>
      </form>
    </div>
  );
}
