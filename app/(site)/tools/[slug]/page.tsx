import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { EntryFigure } from '@/components/catalogue/entry-figure';
import { MatchupList } from '@/components/matchup/matchup-list';
import { PanelFigure } from '@/components/matchup/panel-figure';
import { ToolVerdicts } from '@/components/matchup/tool-verdicts';
import { JsonLd } from '@/components/site/json-ld';
import { Crumbs } from '@/components/ui/crumbs';
import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import { Ballot } from '@/components/vote/ballot';
import { LiveProvider } from '@/components/vote/live-provider';
import { toolJsonLd } from '@/lib/domain/json-ld';
import { getMatchupsOf } from '@/lib/queries/matchups';
import { absolute } from '@/lib/queries/site';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { getTool } from '@/lib/queries/tools';
import { getListTallies, getTallies } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: 'none' }];
}

type Props = PageProps<'/tools/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tool = await getTool((await params).slug);
  if (!tool) return {};
  const { name: title, tagline: description } = tool;
  const path = `/tools/${tool.slug}`;
  const image = {
    path: `/og${path}.png`,
    alt: `${title}: the community’s votes and the panel’s calls`,
  };
  return pageMetadata({ title, description, path, image, markdown: true });
}

export default async function ToolPage({ params }: Props) {
  const { slug } = await params;
  const tool = await getTool(slug);
  if (!tool) {
    const movedTo = await getMovedTool(slug);
    if (movedTo) permanentRedirect(`/tools/${movedTo}`);
    notFound();
  }
  const [tallies, matchups] = await Promise.all([
    getTallies([tool.slug]),
    getMatchupsOf(tool.slug),
  ]);
  const matchupTallies = await getListTallies(
    matchups.flatMap(({ left, right }) => [left.slug, right.slug]),
  );

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
        ]}
        here={tool.name}
      />
      <header className="grid gap-y-4 pt-8 pb-8">
        <p className="text-note text-muted">{tool.category.name}</p>
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
      <section
        aria-labelledby="about"
        className="mt-12 grid gap-x-12 gap-y-6 border-t border-ink pt-6 md:grid-cols-2"
      >
        <div>
          <h2 id="about" className="font-serif text-head font-semibold tracking-tight">
            What it is
          </h2>
          <p className="max-w-prose pt-3">{tool.description}</p>
        </div>
        <dl className="grid content-start gap-y-2 text-note">
          {tool.maker ? <Fact term="Made by">{tool.maker}</Fact> : null}
          <Fact term="Licence">{tool.license}</Fact>
          <Fact term="Website">
            <a href={tool.website} rel="noopener" className="underline">
              {new URL(tool.website).hostname.replace(/^www\./, '')}
            </a>
          </Fact>
          <Fact term="Facts checked">
            <DateTime date={tool.factsCheckedAt} />
          </Fact>
        </dl>
        <p className="no-print text-note md:col-start-2">
          <PageLink
            href={`/suggest/correction/${tool.slug}`}
            className="inline-flex min-h-11 items-center underline"
          >
            Suggest a correction
          </PageLink>
        </p>
      </section>
      <ToolVerdicts tool={tool} />
      {matchups.length > 0 ? (
        <section aria-labelledby="matchups" className="no-print mt-12 border-t border-ink pt-6">
          <h2 id="matchups" className="font-serif text-head font-semibold tracking-tight">
            Matchups it stands in
          </h2>
          <MatchupList matchups={matchups} tallies={matchupTallies} heading="h3" />
        </section>
      ) : null}
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-x-3 border-b border-hairline pb-2">
      <dt className="w-28 shrink-0 text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
