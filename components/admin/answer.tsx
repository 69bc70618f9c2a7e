import type { AdminState } from '@/lib/domain/admin-answer';
import { UndoButton } from './undo-button';

/** What a form of the desk was answered, read out as it comes, with the way back where there is one. */
export function Answer({ state }: { state: AdminState }) {
  return (
    <div className="grid gap-y-2 text-note">
      <p role="status" className={`min-h-5 ${state && !state.ok ? 'font-semibold text-skip' : ''}`}>
        {state ? (state.ok ? state.data.message : state.message) : null}
      </p>
      {state === null || (state.ok && state.data.undo) ? (
        <UndoButton operation={state?.ok ? state.data.undo : null} />
      ) : null}
    </div>
  );
}
