'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { FieldErrors, plainButton, strongButton } from '@/components/ui/form';
import { applyImport, cancelImport } from '@/lib/actions/imports';
import type { AdminState } from '@/lib/domain/admin-answer';
import { type OutcomeCounts, writesInWords } from '@/lib/domain/import-run';
import { counted } from '@/lib/domain/words';

/** Which rows are applied: all of the file or nothing, or the good ones. */
function WhichRows({ refused, state }: { refused: number; state: AdminState }) {
  const errors = state && !state.ok ? state.fieldErrors?.rows : undefined;
  const typed = state?.typed.rows ?? 'all';
  const choices = [
    ['all', 'All or nothing', 'Does nothing as long as a row is refused.'],
    ['good', 'Only the good rows', `Leaves ${counted(refused, 'refused row')} out.`],
  ] as const;
  return (
    // A form is emptied when its action is done; the key keeps what was chosen.
    <fieldset key={typed} aria-describedby={errors ? 'rows-errors' : undefined}>
      <legend className="pb-1 text-note font-semibold">Rows</legend>
      {choices.map(([value, label, hint]) => (
        <label key={value} className="flex min-h-11 items-center gap-x-3">
          <input
            type="radio"
            name="rows"
            value={value}
            defaultChecked={value === typed}
            className="size-5 accent-ink"
          />
          <span>
            {label} <span className="text-note text-muted">{hint}</span>
          </span>
        </label>
      ))}
      <FieldErrors id="rows-errors" errors={errors} />
    </fieldset>
  );
}

/** Applies an import that was checked; what it will do stands on the button. */
export function ApplyForm({ id, counts }: { id: number; counts: OutcomeCounts }) {
  const [state, apply, applying] = useActionState<AdminState, FormData>(applyImport, null);
  return (
    <form action={apply} className="grid gap-y-3">
      <input type="hidden" name="id" value={id} />
      {counts.refused > 0 ? (
        <WhichRows refused={counts.refused} state={state} />
      ) : (
        <input type="hidden" name="rows" value="all" />
      )}
      <button type="submit" disabled={applying} className={`${strongButton} w-fit`}>
        Apply {writesInWords(counts)}
      </button>
      {state && !state.ok && !state.fieldErrors ? <Answer state={state} /> : null}
    </form>
  );
}

/** Ends an import; asked once where it would have to be sent again. */
export function CancelForm({ id }: { id: number }) {
  const [state, cancel, cancelling] = useActionState<AdminState, FormData>(cancelImport, null);
  return (
    <form action={cancel} className="grid gap-y-1">
      <input type="hidden" name="id" value={id} />
      <button type="submit" disabled={cancelling} className={`${plainButton} w-fit`}>
        Cancel this import
      </button>
      {state ? <Answer state={state} /> : null}
    </form>
  );
}
