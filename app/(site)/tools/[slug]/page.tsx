import type { Metadata, Route } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { categoryFeed, pageMetadata } from '@/app/metadata';
import { EntryFigure } from '@/components/catalogue/entry-figure';
import { PriceHistory } from '@/components/catalogue/price-history';
import { ToolFacts } from '@/components/catalogue/tool-facts';
import { ToolList } from '@/components/catalogue/tool-list';
import { VoteCourse } from '@/components/catalogue/vote-course';
import { CompareWith } from '@/components/compare/compare-with';
import { MatchupList } from '@/components/matchup/matchup-list';
import { PanelFigure } from '@/components/matchup/panel-figure';
import { ToolVerdicts } from '@/components/matchup/tool-verdicts';
import { BadgeDetails } from '@/components/share/badge-details';
import { JsonLd } from '@/components/site/json-ld';
import { Crumbs } from '@/components/ui/crumbs';
import { MoreLink } from '@/components/ui/more-link';
import { Ballot } from '@/components/vote/ballot';
import { LiveProvider } from '@/components/vote/live-provider';
import { describePage } from '@/lib/domain/description';
import { toolJsonLd } from '@/lib/domain/json-ld';
import { getMatchupsOf } from '@/lib/queries/matchups';
import { absolute } from '@/lib/queries/site';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import {
  getAlternatives,
  getEarlierAddresses,
  getPriceHistory,
  getVoteCourse,
} from '@/lib/queries/tool-page';
import { getTool } from '@/lib/queries/tools';
import { getListTallies, getTallies } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: 'none' }];
}

type Props = PageProps<'/tools/[slug]'>;

const MATCHUPS = 6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tool = await getTool((await params).slug);
  if (!tool) return {};
  const { name: title, tagline } = tool;
  const description = describePage(
    tagline,
    'The panel’s verdicts, the community’s votes, the price and its source.',
  );
  const path = `/tools/${tool.slug}`;
  const image = {
    path: `/og${path}.png`,
    alt: `${title}: the community’s votes and the panel’s calls`,
  };
  const feeds = [categoryFeed(tool.category)];
  return pageMetadata({ title, description, path, image, markdown: true, feeds });
}

export default async function ToolPage({ params }: Props) {
  const { slug } = await params;
  const tool = await getTool(slug);
  if (!tool) {
    const movedTo = await getMovedTool(slug);
    if (movedTo) permanentRedirect(`/tools/${movedTo}`);
    notFound();
  }
  const [tallies, matchups, course, prices, alternatives, earlier] = await Promise.all([
    getTallies([tool.slug]),
    getMatchupsOf(tool.slug, null, MATCHUPS),
    getVoteCourse(tool.slug),
    getPriceHistory(tool.slug),
    getAlternatives(tool.slug),
    getEarlierAddresses(tool.slug),
  ]);
  const others = await getListTallies([
    ...matchups.items.flatMap(({ left, right }) => [left.slug, right.slug]),
    ...alternatives.map((each) => each.slug),
  ]);

  const community = tallies[tool.slug];
  const addresses = {
    url: absolute(`/tools/${tool.slug}`),
    image: absolute(`/og/tools/${tool.slug}.png`),
  };

  return (
    <>
      {community ? <JsonLd document={toolJsonLd(tool, community, addresses)} /> : null}
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' },
          { name: tool.category.name, href: `/categories/${tool.category.slug}` as Route },
        ]}
        here={tool.name}
      />
      <header className="grid gap-y-4 pt-8 pb-8">
        <h1 className="font-serif text-title font-semibold tracking-tight">{tool.name}</h1>
        <p className="max-w-prose font-serif text-lead">{tool.tagline}</p>
      </header>
      <div className="border-t border-ink pt-6">
        <LiveProvider
          live={{
            tallyAddress: `/api/v1/tools/${tool.slug}/tally`,
            tools: [{ slug: tool.slug, name: tool.name }],
            tallies,
          }}
        >
          <ul className="grid gap-x-12 gap-y-6 md:grid-cols-3">
            <PanelFigure tool={tool} />
            <Ballot tool={{ slug: tool.slug, name: tool.name }} />
            <EntryFigure tool={tool} />
          </ul>
        </LiveProvider>
      </div>
      <nav aria-label="On this page" className="no-print mt-8 flex flex-wrap gap-x-6 text-note">
        {[
          ['about', 'What it is'],
          ['verdicts', 'Verdicts'],
          ['compare-it', 'Compare it'],
          ...(alternatives.length > 0 ? [['alternatives', 'Alternatives']] : []),
          ...(course.points.length > 0 ? [['votes-over-time', 'Votes over time']] : []),
          ['prices', 'Prices'],
        ].map(([id, name]) => (
          <a key={id} href={`#${id}`} className="inline-flex min-h-11 items-center underline">
            {name}
          </a>
        ))}
      </nav>
      <ToolFacts tool={tool} earlier={earlier} />
      <ToolVerdicts tool={tool} />
      <CompareWith tool={tool} />
      {matchups.items.length > 0 ? (
        <Part id="matchups" title="Matchups it stands in" print={false}>
          <MatchupList matchups={matchups.items} tallies={others} heading="h3" />
          {matchups.nextCursor ? (
            <MoreLink href={`/tools/${tool.slug}/matchups` as Route}>
              All matchups of {tool.name}
            </MoreLink>
          ) : null}
        </Part>
      ) : null}
      {alternatives.length > 0 ? (
        <Part id="alternatives" title={`Alternatives in ${tool.category.name}`} print={false}>
          <p className="max-w-prose pt-2 text-note text-muted">
            The best by the lower bound of the community’s interval first, from 5 votes on; then by
            the panel’s.
          </p>
          <ToolList tools={alternatives} tallies={others} heading="h3" withCategory={false} />
        </Part>
      ) : null}
      {course.points.length > 0 ? (
        <Part id="votes-over-time" title="Votes over time">
          <VoteCourse name={tool.name} simulated={community?.simulated ?? 0} course={course} />
        </Part>
      ) : null}
      <Part id="prices" title="Prices read">
        <PriceHistory steps={prices} />
      </Part>
      <div className="no-print mt-12 border-t border-ink pt-2">
        <BadgeDetails tool={{ slug: tool.slug, name: tool.name }} siteUrl={absolute('')} />
      </div>
    </>
  );
}

function Part({
  id,
  title,
  print = true,
  children,
}: {
  id: string;
  title: string;
  print?: boolean;
  children: React.ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className={`mt-12 border-t border-ink pt-6 ${print ? '' : 'no-print'}`}
    >
      <h2 id={id} className="scroll-mt-6 font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
