'use client';

import type { AdminState } from '@/lib/domain/admin-answer';
import { UndoForm, useUndo } from './undo-button';

/**
 * What a form of the desk was answered, read out as it comes, with the way back where there is one. Once
 * it was taken back, only that is said: what the form had answered is not so any more.
 */
export function Answer({ state }: { state: AdminState }) {
  const undo = useUndo(state?.ok ? state.data.undo : null);
  const goesBack = state === null || (state.ok && state.data.undo !== null);
  const stands = goesBack && undo.answer?.ok ? null : state;
  return (
    <div className="grid gap-y-2 text-note">
      <p
        role="status"
        className={`min-h-5 ${stands && !stands.ok ? 'font-semibold text-skip' : ''}`}
      >
        {stands ? (stands.ok ? stands.data.message : stands.message) : null}
      </p>
      {goesBack ? <UndoForm {...undo} /> : null}
    </div>
  );
}
