'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { strongButton } from '@/components/ui/form';
import { undoMerge } from '@/lib/actions/merge';
import type { AdminState } from '@/lib/domain/admin-answer';

/** Undoes a merge; stays when it is undone, to show what was answered. */
export function UndoMerge({
  merge,
  names,
  possible,
}: {
  merge: number;
  names: { source: string; target: string };
  possible: boolean;
}) {
  const [state, undo, undoing] = useActionState<AdminState, FormData>(undoMerge, null);
  return (
    <form action={undo} className="grid gap-y-3 border-t border-ink py-5">
      <input type="hidden" name="merge" value={merge} />
      <Answer state={state} />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {possible && !state?.ok ? (
          <button type="submit" disabled={undoing} className={strongButton}>
            Make {names.source} and {names.target} two again
          </button>
        ) : null}
        <a href="/admin/duplicates/merges" className="inline-flex min-h-11 items-center underline">
          All merges
        </a>
      </p>
    </form>
  );
}
