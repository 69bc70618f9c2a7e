import type { Route } from 'next';
import { ToolSheet } from '@/components/matchup/tool-sheet';
import { PageLink } from '@/components/ui/page-link';
import { LiveProvider } from '@/components/vote/live-provider';
import { PairSentence } from '@/components/vote/pair-sentence';
import type { ReviewedTool } from '@/lib/domain/catalogue';
import { MOST_SIDES, type NamedTool, sidesHref } from '@/lib/domain/compare-request';
import { wholeDirectory } from '@/lib/domain/directory';
import { pairSlug } from '@/lib/domain/matchup';
import { inSeries } from '@/lib/domain/words';
import { getDirectory } from '@/lib/queries/directory';
import { getSeats } from '@/lib/queries/seats';
import { getTool } from '@/lib/queries/tools';
import { getTallies } from '@/lib/queries/votes';
import { AddToolForm } from './compare-form';
import { PointByPoint } from './point-by-point';

/** How many tools of the first one's category are offered to be added. */
const OFFERED = 3;

const COLUMNS: Record<number, string> = {
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-3',
  4: 'md:grid-cols-2 lg:grid-cols-4',
};

/** Two to four tools in the look of a matchup: their sheets, then what can be set in one table. */
export async function Sides({ named }: { named: NamedTool[] }) {
  const slugs = named.map(({ slug }) => slug);
  const [found, tallies, seats, near] = await Promise.all([
    Promise.all(slugs.map(getTool)),
    getTallies(slugs),
    getSeats(),
    nearTools(slugs),
  ]);
  const tools = found.flatMap((tool) => tool ?? []);
  const title = inSeries(tools.map(({ name }) => name));
  return (
    <LiveProvider
      live={{
        tallyAddress: `/api/tools/tally?tools=${slugs.join(',')}`,
        tools: tools.map(({ slug, name }) => ({ slug, name })),
        tallies,
      }}
    >
      <header className="grid gap-y-4 pt-8 pb-6">
        <p className="text-note text-muted">AI tools side by side</p>
        <h1 className="font-serif text-title font-semibold tracking-tight">{title}</h1>
      </header>
      <ChangeTools tools={tools} near={near} />
      <div
        className={`grid border-t border-ink md:grid-rows-[repeat(5,auto)] md:gap-x-8 ${COLUMNS[tools.length] ?? ''}`}
      >
        {tools.map((tool) => (
          <ToolSheet key={tool.slug} tool={tool} />
        ))}
      </div>
      <PointByPoint tools={tools} seats={seats} />
      <Matchups tools={tools} />
    </LiveProvider>
  );
}

/** Some tools of the category of the first one that is not there yet. */
async function nearTools(slugs: string[]): Promise<{ slug: string; name: string }[]> {
  if (slugs.length >= MOST_SIDES) return [];
  const first = await getTool(slugs[0] ?? '');
  if (!first) return [];
  const view = { ...wholeDirectory, category: first.category.slug, sort: 'panel' as const };
  const { items } = await getDirectory(view, OFFERED + MOST_SIDES);
  return items
    .filter(({ slug }) => !slugs.includes(slug))
    .slice(0, OFFERED)
    .map(({ slug, name }) => ({ slug, name }));
}

function ChangeTools({
  tools,
  near,
}: {
  tools: ReviewedTool[];
  near: { slug: string; name: string }[];
}) {
  const slugs = tools.map(({ slug }) => slug);
  return (
    <div className="no-print grid gap-y-4 pb-8">
      <ul aria-label="Tools side by side" className="flex flex-wrap gap-2 text-note">
        {tools.map(({ slug, name }) => (
          <li key={slug}>
            <PageLink
              href={sidesHref(slugs.filter((one) => one !== slug)) as Route}
              className="inline-flex min-h-11 items-center gap-x-2 border border-rule px-3 hover:border-ink hover:underline"
            >
              Remove {name}
              <span aria-hidden="true">×</span>
            </PageLink>
          </li>
        ))}
      </ul>
      {tools.length < MOST_SIDES ? (
        <AddToolForm key={slugs.join()} slugs={slugs} near={near} />
      ) : null}
    </div>
  );
}

/** Each two of them: what the votes allow to be said, and their matchup, where the verdicts stand in full. */
function Matchups({ tools }: { tools: ReviewedTool[] }) {
  const pairs = tools.flatMap((left, place) =>
    tools.slice(place + 1).map((right) => ({ left, right })),
  );
  return (
    <section aria-labelledby="pairs" className="no-print mt-12 border-t border-ink pt-6">
      <h2 id="pairs" className="font-serif text-head font-semibold tracking-tight">
        Two at a time, with every verdict in full
      </h2>
      <ul className="grid gap-x-12 pt-3 sm:grid-cols-2">
        {pairs.map(({ left, right }) => {
          // Whichever order is the pair's own, its address leads there.
          const [one, other] = [left.slug, right.slug].sort();
          return (
            <li key={`${one} ${other}`}>
              <PageLink
                href={`/compare/${pairSlug(one ?? '', other ?? '')}`}
                className="inline-flex min-h-11 items-center underline"
              >
                {left.name} vs {right.name}
              </PageLink>
              <PairSentence
                left={{ slug: left.slug, name: left.name }}
                right={{ slug: right.slug, name: right.name }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
