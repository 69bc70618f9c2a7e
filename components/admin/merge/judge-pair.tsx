'use client';

import { useActionState } from 'react';
import { judgePair } from '@/lib/actions/duplicate';
import type { AdminState } from '@/lib/domain/admin-answer';

/** Says that two tools are not one, and takes it back. The line stays until the page is loaded anew. */
export function JudgePair({
  pair,
  names,
  dismissed,
}: {
  pair: number;
  /** The two, for who can't see them beside the button. */
  names: string;
  dismissed: boolean;
}) {
  const [state, judge, judging] = useActionState<AdminState, FormData>(judgePair, null);
  const different = state?.ok ? state.typed.verdict === 'different' : dismissed;
  return (
    <form action={judge}>
      <input type="hidden" name="pair" value={pair} />
      <input type="hidden" name="verdict" value={different ? 'open' : 'different'} />
      <button
        type="submit"
        disabled={judging}
        className="inline-flex min-h-11 items-center text-left underline"
      >
        {different ? 'Put back' : 'Not duplicates'}
        <span className="sr-only">: {names}</span>
      </button>
      <span
        role="status"
        className={`block ${state && !state.ok ? 'font-semibold text-skip' : 'text-muted'}`}
      >
        {state ? (state.ok ? state.data.message : state.message) : null}
      </span>
    </form>
  );
}
