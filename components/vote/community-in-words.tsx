import { figureOf } from '@/lib/domain/figure';
import { countVotes, type Tally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';

/** The community's figure within a line of text: "71% of 128 votes", before any vote a dash. */
export function CommunityInWords({ tally }: { tally: Tally }) {
  const { percent } = figureOf(tally);
  if (percent !== null) return `${percent}% of ${counted(countVotes(tally), 'vote')}`;
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">no community votes yet</span>
    </>
  );
}
