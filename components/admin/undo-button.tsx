'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { undoOperation } from '@/lib/actions/undo';
import type { AdminState } from '@/lib/domain/admin-answer';

/** Takes one operation back, and that back again. */
export function UndoButton({ operation }: { operation: string }) {
  const [state, undo, undoing] = useActionState<AdminState, FormData>(undoOperation, null);
  const again = state?.ok ? state.data.undo : null;
  return (
    <form action={undo} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="operation" value={again ?? operation} />
      <button type="submit" disabled={undoing} className={plainButton}>
        {again ? 'Redo' : 'Undo'}
      </button>
      <span role="status" className={state && !state.ok ? 'font-semibold text-skip' : ''}>
        {state ? (state.ok ? state.data.message : state.message) : null}
      </span>
    </form>
  );
}
