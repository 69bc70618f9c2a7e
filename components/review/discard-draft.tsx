'use client';

import { useActionState, useEffect } from 'react';
import { type DeskState, discardDraft } from '@/lib/actions/review';
import { deskPath } from './desk-path';
import { Said } from './said';

/** Throws the draft away; who has not seen its newest text is refused. */
export function DiscardDraft({
  seat,
  tool,
  version,
  here,
  onDiscard,
}: {
  seat: string;
  tool: string;
  /** 0 where there is no draft. */
  version: number;
  here: string;
  onDiscard: () => void;
}) {
  const [state, discard] = useActionState<DeskState, FormData>(discardDraft, null, here);
  const isGone = state?.ok === true;
  useEffect(() => {
    // A full load: the form here still has the text in it.
    if (isGone && version > 0) location.assign(deskPath(seat, 'drafts'));
  }, [isGone, version, seat]);
  return (
    <div className="grid gap-y-1">
      {version > 0 ? (
        <form action={discard} onSubmit={onDiscard} className="text-note">
          <input type="hidden" name="seat" value={seat} />
          <input type="hidden" name="tool" value={tool} />
          <input type="hidden" name="version" value={version} />
          <button type="submit" className="inline-flex min-h-11 items-center underline">
            Throw this draft away
          </button>
        </form>
      ) : null}
      <Said state={state} />
    </div>
  );
}
