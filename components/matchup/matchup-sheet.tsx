import type { Route } from 'next';
import { Crumbs } from '@/components/ui/crumbs';
import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import { CommunityComparison } from '@/components/vote/community-comparison';
import { LiveProvider } from '@/components/vote/live-provider';
import type { LiveTallies } from '@/lib/client/votes';
import type { MatchupFacts, MatchupSummary, ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { sidesHref } from '@/lib/domain/compare-request';
import { leadSentence } from '@/lib/domain/lead';
import { pairSlug } from '@/lib/domain/matchup';
import { MatchupList } from './matchup-list';
import { Scorecard } from './scorecard';
import { ToolSheet } from './tool-sheet';

/** A matchup's whole page: what visitors see, and what a curator sees of a draft beforehand. */
export function MatchupSheet({
  matchup: { left, right, curated },
  tallyAddress,
  tallies,
  seats,
  related,
  relatedTallies,
  share,
}: {
  matchup: Pick<MatchupFacts, 'left' | 'right' | 'curated'>;
  /** Where the page asks for its tallies; null where nothing answers, since a tool is not public. */
  tallyAddress: string | null;
  tallies: LiveTallies;
  seats: SeatLabel[];
  related: MatchupSummary[];
  relatedTallies: LiveTallies;
  /** How others' pages show it; left out where it is not public. */
  share?: React.ReactNode;
}) {
  const tools = [left, right];
  const name = `${left.name} vs ${right.name}`;
  return (
    <LiveProvider
      live={{ tallyAddress, tools: tools.map(({ slug, name }) => ({ slug, name })), tallies }}
    >
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Compare', href: '/compare' },
        ]}
        here={name}
      />
      <header className="grid gap-y-4 pt-8 pb-8">
        <p className="text-note text-muted">AI tool comparison</p>
        <h1 className="font-serif text-title font-semibold tracking-tight">{name}</h1>
        <p className="max-w-prose text-lead">
          {leadSentence({ left: leadSide(left), right: leadSide(right) })}
        </p>
      </header>
      <div className="grid border-t border-ink wide:grid-cols-2 wide:grid-rows-[repeat(5,auto)] wide:divide-x wide:divide-hairline [&>*:first-child]:wide:pr-8 [&>*:last-child]:wide:pl-8">
        {tools.map((tool) => (
          <ToolSheet key={tool.slug} tool={tool} />
        ))}
      </div>
      <section aria-labelledby="community" className="mt-10 border-t border-ink pt-6">
        <h2 id="community" className="pb-4 font-serif text-head font-semibold tracking-tight">
          The community, side by side
        </h2>
        <CommunityComparison
          panels={Object.fromEntries(tools.map((tool) => [tool.slug, tool.panel]))}
        />
      </section>
      {curated?.editorNote ? (
        <aside aria-label="Editor’s note" className="mt-12 max-w-prose">
          <p className="text-note font-semibold">Editor’s note</p>
          <p className="pt-1 font-serif text-lead">{curated.editorNote}</p>
          <p className="pt-1 text-note text-muted">
            Published <DateTime date={curated.publishedAt} />
          </p>
        </aside>
      ) : null}
      <div className="pt-14">
        <Scorecard tools={tools} seats={seats} />
      </div>
      <div className="no-print mt-10 border-t border-ink pt-2">
        <p className="flex flex-wrap gap-x-6 text-note">
          <PageLink
            href={`/suggest/correction/${pairSlug(left.slug, right.slug)}`}
            className="inline-flex min-h-11 items-center underline"
          >
            Suggest a correction
          </PageLink>
          {tallyAddress ? (
            <PageLink
              href={sidesHref([left.slug, right.slug]) as Route}
              className="inline-flex min-h-11 items-center underline"
            >
              Compare with more tools
            </PageLink>
          ) : null}
        </p>
        {share}
      </div>
      {related.length > 0 ? (
        <section aria-labelledby="related" className="no-print mt-14 border-t border-ink pt-6">
          <h2 id="related" className="font-serif text-head font-semibold tracking-tight">
            Related matchups
          </h2>
          <MatchupList matchups={related} tallies={relatedTallies} heading="h3" />
        </section>
      ) : null}
    </LiveProvider>
  );
}

function leadSide(tool: ReviewedTool) {
  return {
    name: tool.name,
    categoryName: tool.category.name,
    makerName: tool.maker,
    panel: tool.panel,
    entry: tool.entry,
  };
}
