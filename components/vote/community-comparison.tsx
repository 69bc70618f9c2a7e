'use client';

import { SplitBar } from '@/components/ui/split-bar';
import { communityComparison, figureOf } from '@/lib/domain/figure';
import { panelAgainstCommunity } from '@/lib/domain/panel';
import { emptyTally, type Tally } from '@/lib/domain/tally';
import { CommunityInWords } from './community-in-words';
import { useLiveTools } from './live-provider';
import { useTallies } from './use-vote';

function useCommunity() {
  const { tools } = useLiveTools();
  const tallies = useTallies();
  return tools.map((tool) => {
    const reading = tallies[tool.slug];
    return { ...tool, reading, tally: reading?.tally ?? emptyTally };
  });
}

/** Both tools' community figures on one scale, and the panel's distance where the intervals allow it. */
export function CommunityComparison({ panels }: { panels: Record<string, Tally> }) {
  const tools = useCommunity();
  const [left, right] = tools;
  return (
    <>
      {/* Lines are kept free for what votes may add, so that nothing below moves. */}
      <ul className="grid gap-3 sm:max-w-2xl">
        {tools.map(({ slug, name, reading, tally }) => {
          const figure = figureOf(tally);
          const against = panelAgainstCommunity(panels[slug] ?? emptyTally, tally);
          return (
            <li key={slug}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 max-sm:block max-sm:min-h-12">
                <p className="font-serif text-lead font-semibold">{name}</p>
                <p className="text-note text-muted">
                  <CommunityInWords tool={{ name }} reading={reading} />
                  {figure.percent === null
                    ? null
                    : `, 95% interval ${figure.low} to ${figure.high}%`}
                </p>
              </div>
              <SplitBar figure={figure} />
              <p className="min-h-10 text-note text-muted sm:min-h-5">
                {against ? `For ${name}, ${against.sentence}.` : null}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="min-h-21 max-w-prose pt-3 font-serif text-lead sm:min-h-14">
        {left && right ? communityComparison(left, right).sentence : null}
      </p>
    </>
  );
}
