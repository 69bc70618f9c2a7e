import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { MatchupList } from '@/components/matchup/matchup-list';
import { Scorecard } from '@/components/matchup/scorecard';
import { ToolSheet } from '@/components/matchup/tool-sheet';
import { Crumbs } from '@/components/ui/crumbs';
import { DateTime } from '@/components/ui/date';
import { CommunityComparison } from '@/components/vote/community-comparison';
import { LiveProvider } from '@/components/vote/live-provider';
import { leadSentence } from '@/lib/domain/lead';
import { pairSlug, parsePair } from '@/lib/domain/matchup';
import { getMatchup, getMovedMatchup, getRelatedMatchups } from '@/lib/queries/matchups';
import { getSeats } from '@/lib/queries/seats';
import { getListTallies, getTallies } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

/** Next wants one address to make ahead of time; the build has no database, so it is one that is not. */
export function generateStaticParams() {
  return [{ pair: 'none-vs-nothing' }];
}

type Props = PageProps<'/compare/[pair]'>;

async function findPage({ params }: Props) {
  const { pair } = await params;
  const parsed = parsePair(pair);
  const found = parsed && (await getMatchup(parsed.left, parsed.right));
  const matchup = found ?? (parsed && (await getMovedMatchup(parsed.left, parsed.right)));
  if (!matchup) return null;
  return { ...matchup, asked: pair, pair: pairSlug(matchup.left.slug, matchup.right.slug) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await findPage(props);
  if (!page) return {};
  const { left, right, curated, pair } = page;
  const title = `${left.name} vs ${right.name}`;
  const description =
    curated?.headline ??
    `${left.name} and ${right.name} side by side: the panel’s verdicts, the community’s votes and the price of each.`;
  return pageMetadata({ title, description, path: `/compare/${pair}` });
}

export default async function MatchupPage(props: Props) {
  const page = await findPage(props);
  if (!page) notFound();
  const { left, right, curated, pair } = page;
  if (pair !== page.asked) permanentRedirect(`/compare/${pair}`);

  const tools = [left, right];
  const [tallies, seats, related] = await Promise.all([
    getTallies([left.slug, right.slug]),
    getSeats(),
    getRelatedMatchups(left.slug, right.slug),
  ]);
  const relatedTallies = await getListTallies(
    related.flatMap((matchup) => [matchup.left.slug, matchup.right.slug]),
  );
  const name = `${left.name} vs ${right.name}`;

  return (
    <LiveProvider
      live={{
        tallyAddress: `/api/v1/matchups/${pair}/tally`,
        tools: tools.map(({ slug, name }) => ({ slug, name })),
        tallies,
      }}
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
      <div className="grid border-t border-ink md:grid-cols-2 md:grid-rows-[repeat(5,auto)] md:divide-x md:divide-hairline [&>*:first-child]:md:pr-8 [&>*:last-child]:md:pl-8">
        {tools.map((tool) => (
          <ToolSheet key={tool.slug} tool={tool} />
        ))}
      </div>
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
      <section aria-labelledby="community" className="mt-10 border-t border-ink pt-6">
        <h2 id="community" className="pb-4 font-serif text-head font-semibold tracking-tight">
          The community, side by side
        </h2>
        <CommunityComparison
          panels={Object.fromEntries(tools.map((tool) => [tool.slug, tool.panel]))}
        />
      </section>
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

type Sheet = NonNullable<Awaited<ReturnType<typeof findPage>>>['left'];

function leadSide(tool: Sheet) {
  return {
    name: tool.name,
    categoryName: tool.category.name,
    makerName: tool.maker,
    panel: tool.panel,
    entry: tool.entry,
  };
}
