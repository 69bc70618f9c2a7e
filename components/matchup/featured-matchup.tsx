import { Percentage } from '@/components/ui/figure-in-words';
import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import { SplitBar } from '@/components/ui/split-bar';
import { CommunityInWords, type Readings } from '@/components/vote/community-in-words';
import type { MatchupSummary, ToolFacts } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { pairSlug } from '@/lib/domain/matchup';
import { entryLabel } from '@/lib/domain/price';
import { countVotes } from '@/lib/domain/tally';
import { CloseOrAhead } from './matchup-list';

/** The matchup that a curator put first, large. */
export function FeaturedMatchup({
  matchup: { left, right, curated },
  tallies,
}: {
  matchup: MatchupSummary;
  tallies: Readings;
}) {
  const address = `/compare/${pairSlug(left.slug, right.slug)}` as const;
  return (
    <section aria-labelledby="featured" className="border-t border-ink pt-6">
      <p className="text-note text-muted">Today’s matchup</p>
      <h2 id="featured" className="pt-1 font-serif text-figure font-semibold tracking-tight">
        <PageLink href={address} className="hover:underline">
          {left.name} vs {right.name}
        </PageLink>
      </h2>
      {curated.headline ? <p className="max-w-prose pt-2 text-lead">{curated.headline}</p> : null}
      <div className="grid pt-6 md:grid-cols-2 md:divide-x md:divide-hairline">
        <Contender tool={left} community={tallies[left.slug]} />
        <Contender tool={right} community={tallies[right.slug]} />
      </div>
      <CloseOrAhead left={left} right={right} tallies={tallies} />
      <p className="pt-6">
        <PageLink
          href={address}
          className="inline-flex min-h-12 items-center bg-ink px-6 font-semibold text-paper hover:underline"
        >
          Read the verdicts and vote
          <LinkPending />
        </PageLink>
      </p>
    </section>
  );
}

function Contender({
  tool,
  community,
}: {
  tool: ToolFacts;
  community: Readings[string] | undefined;
}) {
  const panel = figureOf(tool.panel);
  return (
    <div className="grid content-start gap-y-3 py-3 md:px-8 md:first:pl-0 md:last:pr-0">
      <h3 className="font-serif text-head font-semibold">{tool.name}</h3>
      <p className="max-w-prose">{tool.tagline}</p>
      <div>
        <p className="flex flex-wrap items-baseline gap-x-2">
          {panel.percent === null ? (
            <>
              <span aria-hidden="true" className="font-serif text-figure font-semibold">
                —
              </span>
              <span className="text-note text-muted">no verdicts yet</span>
            </>
          ) : (
            <Percentage
              figure={panel}
              of="reviewer"
              tool={tool.name}
              className="font-serif text-figure font-semibold tracking-tight underline-offset-2"
            >
              <span className="text-note text-muted">
                panel ship, {tool.panel.ships} of {countVotes(tool.panel)} reviewers
              </span>
            </Percentage>
          )}
        </p>
        <SplitBar figure={panel} />
      </div>
      <p className="text-note text-muted">
        Community <CommunityInWords tool={tool} reading={community} />
        {tool.entry ? ` · Entry ${entryLabel(tool.entry.kind)}` : null}
      </p>
    </div>
  );
}
