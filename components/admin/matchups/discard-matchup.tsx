'use client';

import { useActionState } from 'react';
import { strongButton } from '@/components/ui/form';
import { discardMatchup } from '@/lib/actions/matchup';
import type { MatchupAnswerState } from '@/lib/domain/matchup-desk';
import { Answer } from '../answer';

/** Asks once before a draft is thrown away; null for one that is gone. */
export function DiscardMatchup({
  draft,
}: {
  draft: { id: number; revision: number; name: string } | null;
}) {
  const [state, discard, busy] = useActionState<MatchupAnswerState, FormData>(discardMatchup, null);
  const asks = draft && !state?.ok ? draft : null;
  return (
    <div className="grid justify-items-start gap-y-4">
      {asks ? (
        <form action={discard} className="grid justify-items-start gap-y-4">
          <input type="hidden" name="matchup" value={asks.id} />
          <input type="hidden" name="revision" value={asks.revision} />
          <p className="max-w-prose">
            The draft of {asks.name} goes, with its headline and note. You can undo it.
          </p>
          <button type="submit" disabled={busy} className={strongButton}>
            Throw the draft away
          </button>
        </form>
      ) : null}
      {!draft && !state ? <p>There is no such draft.</p> : null}
      <Answer state={state} />
      <a href="/admin/matchups" className="inline-flex min-h-11 items-center underline">
        All matchups
      </a>
    </div>
  );
}
