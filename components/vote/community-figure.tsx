'use client';

import { FigureBody } from '@/components/ui/figure';
import { SplitBar } from '@/components/ui/split-bar';
import { figureOf, isEarly } from '@/lib/domain/figure';
import { countVotes, type Tally, type TallyReading } from '@/lib/domain/tally';
import { counted, grouped } from '@/lib/domain/words';
import { useCountTo } from './use-count-to';

function noteOn(tally: Tally, simulated: number): string | undefined {
  const notes = [
    ...(isEarly(tally) ? ['early'] : []),
    ...(simulated > 0 ? [`${grouped(simulated)} simulated`] : []),
  ];
  return notes.join(' · ') || undefined;
}

/** The community's figure; before any vote a dash of the same size, which is an invitation. */
export function CommunityFigure({
  tool,
  reading: { tally, simulated, asOf },
}: {
  tool: string;
  reading: TallyReading;
}) {
  const figure = figureOf(tally);
  const shown = useCountTo(figure.percent);
  if (figure.percent === null) {
    return (
      <>
        <p className="font-serif text-figure font-semibold">
          <span aria-hidden="true">—</span>
          <span className="sr-only">no community votes yet</span>
        </p>
        <SplitBar figure={figure} />
        <p className="pt-1 text-note text-muted">Nobody has voted yet. Yours would be the first.</p>
      </>
    );
  }
  return (
    <FigureBody
      {...{ figure, tool, asOf, simulated }}
      of="vote"
      shown={shown}
      count={counted(countVotes(tally), 'vote')}
      note={noteOn(tally, simulated)}
    />
  );
}
