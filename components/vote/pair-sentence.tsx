'use client';

import { communityComparison } from '@/lib/domain/figure';
import { emptyTally } from '@/lib/domain/tally';
import { useTallies } from './use-vote';

type Named = { slug: string; name: string };

/** What the votes allow to be said of two of the page's tools, as they stand; nothing before both have any. */
export function PairSentence({ left, right }: { left: Named; right: Named }) {
  const tallies = useTallies();
  const side = ({ slug, name }: Named) => ({ name, tally: tallies[slug]?.tally ?? emptyTally });
  const { kind, sentence } = communityComparison(side(left), side(right));
  // The line is kept free, so that a vote moves nothing.
  return (
    <p className="min-h-5 pb-2 text-note text-muted">
      {kind === 'too-close' || kind === 'ahead' ? sentence : null}
    </p>
  );
}
