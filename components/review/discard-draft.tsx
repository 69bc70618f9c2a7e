'use client';

import { useActionState } from 'react';
import { type DeskState, discardDraft } from '@/lib/actions/review';

/** Throws the draft away; who has not seen its newest text is refused. */
export function DiscardDraft({
  seat,
  tool,
  version,
  onDiscard,
}: {
  seat: string;
  tool: string;
  version: number;
  onDiscard: () => void;
}) {
  const [state, discard] = useActionState<DeskState, FormData>(discardDraft, null);
  return (
    <form action={discard} onSubmit={onDiscard} className="text-note">
      <input type="hidden" name="seat" value={seat} />
      <input type="hidden" name="tool" value={tool} />
      <input type="hidden" name="version" value={version} />
      <button type="submit" className="inline-flex min-h-11 items-center underline">
        Throw this draft away
      </button>
      {state && !state.ok ? (
        <p role="alert" className="font-semibold text-skip">
          {state.message}
        </p>
      ) : null}
    </form>
  );
}
