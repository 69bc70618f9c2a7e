'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { undoOperation } from '@/lib/actions/undo';
import type { AdminState } from '@/lib/domain/admin-answer';

/** What undoing one operation was answered, and how it goes on; answer null before it was asked. */
export function useUndo(operation: string | null) {
  const [state, undo, undoing] = useActionState<AdminState, FormData>(undoOperation, null);
  // What was answered about another operation is over.
  const answer = state && (operation === null || state.typed.first === operation) ? state : null;
  return { operation, answer, undo, undoing };
}

/** The button that takes an operation back, and that back again, with what it was answered. */
export function UndoForm({ operation, answer, undo, undoing }: ReturnType<typeof useUndo>) {
  const again = answer?.ok ? answer.data.undo : null;
  const next = again ?? answer?.typed.operation ?? operation;
  const asked = answer?.typed.way === 'redo' ? 'redo' : 'undo';
  const way = answer?.ok ? (asked === 'undo' ? 'redo' : 'undo') : asked;
  if (!next) return null;
  return (
    <form action={undo} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="operation" value={next} />
      <input type="hidden" name="first" value={operation ?? answer?.typed.first ?? next} />
      <input type="hidden" name="way" value={way} />
      <button type="submit" disabled={undoing} className={plainButton}>
        {way === 'redo' ? 'Redo' : 'Undo'}
      </button>
      <span role="status" className={answer && !answer.ok ? 'font-semibold text-skip' : ''}>
        {answer ? (answer.ok ? answer.data.message : answer.message) : null}
      </span>
    </form>
  );
}

/**
 * Takes one operation back, and that back again. Without an operation it shows only what undoing was
 * answered: where no script runs, the page that it was asked on knows of no operation any more.
 */
export function UndoButton({ operation }: { operation: string | null }) {
  return <UndoForm {...useUndo(operation)} />;
}
