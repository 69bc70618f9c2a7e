'use client';

import { SplitBar } from '@/components/ui/split-bar';
import { communityLead } from '@/lib/domain/community';
import { communityComparison, figureOf } from '@/lib/domain/figure';
import { panelAgainstCommunity } from '@/lib/domain/panel';
import { countVotes, emptyTally, type Tally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';
import { useLiveTools } from './live-provider';
import { useTallies } from './use-vote';

function useCommunity(): { slug: string; name: string; tally: Tally }[] {
  const { tools } = useLiveTools();
  const tallies = useTallies();
  return tools.map((tool) => ({ ...tool, tally: tallies[tool.slug]?.tally ?? emptyTally }));
}

/** The community's part of the page's lead, as it stands now. */
export function CommunityLead() {
  const [left, right] = useCommunity();
  return left && right ? communityLead(left, right) : null;
}

/** Both tools' community figures on one scale, and the panel's distance where the intervals allow it. */
export function CommunityComparison({ panels }: { panels: Record<string, Tally> }) {
  const tools = useCommunity();
  const [left, right] = tools;
  return (
    <>
      <dl className="grid gap-5 sm:max-w-2xl">
        {tools.map(({ slug, name, tally }) => {
          const figure = figureOf(tally);
          const against = panelAgainstCommunity(panels[slug] ?? emptyTally, tally);
          return (
            <div key={slug}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <dt className="font-serif text-lead font-semibold">{name}</dt>
                <dd className="text-note text-muted">
                  {figure.percent === null
                    ? 'no community votes yet'
                    : `${figure.percent}% of ${counted(countVotes(tally), 'vote')}, 95% interval ${figure.low} to ${figure.high}%`}
                </dd>
              </div>
              <SplitBar figure={figure} />
              {against ? (
                <p className="pt-1 text-note text-muted">
                  For {name}, {against.sentence}.
                </p>
              ) : null}
            </div>
          );
        })}
      </dl>
      <p className="max-w-prose pt-5 font-serif text-lead">
        {left && right ? communityComparison(left, right).sentence : null}
      </p>
    </>
  );
}
