'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { createMatchup } from '@/lib/actions/matchup';
import type { MatchupAnswerState } from '@/lib/domain/matchup-desk';
import type { SuggestedPair } from '@/lib/domain/suggested-pair';
import { Answer } from '../answer';

/** The suggested pairs, each with its reasons and a press that makes a draft of it. */
export function SuggestedList({ pairs }: { pairs: SuggestedPair[] }) {
  const [state, create, creating] = useActionState<MatchupAnswerState, FormData>(
    createMatchup,
    null,
  );
  const made = state?.matchup;
  return (
    <>
      <Answer state={state} />
      {made ? (
        <a
          href={`/admin/matchups/${made.id}`}
          className="inline-flex min-h-11 items-center underline"
        >
          Open the {made.state === 'draft' ? 'draft' : 'matchup'}
        </a>
      ) : null}
      {pairs.length === 0 ? (
        <p className="py-6 text-muted">
          No pair stands out. More come up as people vote and the panel is complete.
        </p>
      ) : (
        <ul className="border-t border-rule">
          {pairs.map(({ left, right, reasons }) => (
            <li
              key={`${left.slug} ${right.slug}`}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-hairline py-4"
            >
              <div className="grid gap-y-1">
                <h2 className="font-semibold">
                  {left.name} vs {right.name}
                </h2>
                <p className="text-note text-muted">{left.category.name}</p>
                <ul className="text-note">
                  {reasons.map(({ sentence }) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
              <form action={create}>
                <input type="hidden" name="left" value={left.name} />
                <input type="hidden" name="leftSlug" value={left.slug} />
                <input type="hidden" name="right" value={right.name} />
                <input type="hidden" name="rightSlug" value={right.slug} />
                <button type="submit" disabled={creating} className={plainButton}>
                  Make a draft
                  <span className="sr-only">
                    &nbsp;of {left.name} vs {right.name}
                  </span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
