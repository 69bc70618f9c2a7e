'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { boxStyle, describedBy, Field, strongButton } from '@/components/ui/form';
import { mergeTools } from '@/lib/actions/merge';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { ContestedSeat } from '@/lib/domain/merge';
import { seatField } from '@/lib/domain/merge-form';
import { SeatChoice } from './seat-choice';

const linkStyle = 'inline-flex min-h-11 items-center underline';

type Ends = { id: number; name: string };

/**
 * Asks for the verdicts that stand, and merges. It stays on the page when the two are merged, since a
 * page made anew for who has no JavaScript is to show what was answered.
 */
export function MergeForm({
  source,
  target,
  footing,
  contested,
  possible,
}: {
  source: Ends;
  target: Ends;
  /** What the page above rests on; sent along, so that nothing else is done. */
  footing: string;
  contested: ContestedSeat[];
  possible: boolean;
}) {
  const [state, send, sending] = useActionState<AdminState, FormData>(mergeTools, null);
  const unsaved = useUnsaved();
  if (state?.ok || !possible) {
    return (
      <div className="grid gap-y-2 py-4">
        <Answer state={state} />
        <p className="flex flex-wrap gap-x-6">
          <a href="/admin/duplicates/merges" className={linkStyle}>
            Merges, and undoing them
          </a>
          <a href="/admin/duplicates" className={linkStyle}>
            Likely duplicates
          </a>
        </p>
      </div>
    );
  }
  const errors = state?.ok === false ? state.fieldErrors : undefined;
  return (
    <form action={send} noValidate {...unsaved} className="grid gap-y-5 border-t border-ink py-5">
      <input type="hidden" name="source" value={source.id} />
      <input type="hidden" name="target" value={target.id} />
      <input type="hidden" name="footing" value={footing} />
      {contested.length > 0 ? (
        <div className="grid gap-y-4">
          <div>
            <h2 className="font-serif text-lead font-semibold">Which verdicts stand</h2>
            <p className="max-w-prose text-muted">
              These seats have judged both. The other verdict is kept as a former one.
            </p>
          </div>
          {contested.map((each) => (
            <SeatChoice
              key={each.seat.slug}
              contested={each}
              names={{ source: source.name, target: target.name }}
              typed={state?.typed[seatField(each.seat.slug)]}
              errors={errors?.[seatField(each.seat.slug)]}
            />
          ))}
        </div>
      ) : null}
      <div className="max-w-prose">
        <Field
          id="reason"
          label="Reason"
          errors={errors?.reason}
          hint="May be left empty. Stands in the history of changes."
        >
          <textarea
            key={state?.typed.reason}
            id="reason"
            name="reason"
            rows={2}
            maxLength={500}
            defaultValue={state?.typed.reason ?? ''}
            {...describedBy('reason', errors?.reason)}
            className={boxStyle}
          />
        </Field>
      </div>
      <Answer state={state} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" disabled={sending} className={strongButton}>
          Merge {source.name} into {target.name}
        </button>
        <a href="/admin/duplicates" className={linkStyle}>
          Leave both
        </a>
      </div>
      <p className="text-note text-muted">It can be undone for 30 days.</p>
    </form>
  );
}
