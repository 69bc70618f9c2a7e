import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { MatchupSheet } from '@/components/matchup/matchup-sheet';
import { EmbedDetails } from '@/components/share/embed-details';
import { JsonLd } from '@/components/site/json-ld';
import { describePage } from '@/lib/domain/description';
import { isIndexedMatchup } from '@/lib/domain/indexing';
import { matchupJsonLd } from '@/lib/domain/json-ld';
import { pairSlug, parsePair } from '@/lib/domain/matchup';
import { getMatchup, getMovedMatchup, getRelatedMatchups } from '@/lib/queries/matchups';
import { getSeats } from '@/lib/queries/seats';
import { absolute } from '@/lib/queries/site';
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
  const description = describePage(
    curated?.headline ?? '',
    `${left.name} and ${right.name} side by side: the panel’s verdicts, the community’s votes and the price of each.`,
  );
  const path = `/compare/${pair}`;
  const image = {
    path: `/og/compare/${pair}.png`,
    alt: `${title}: the community’s votes and the panel’s calls`,
  };
  const noIndex = !isIndexedMatchup(page);
  const oembed = `/api/oembed?format=json&url=${encodeURIComponent(absolute(path))}`;
  return pageMetadata({ title, description, path, image, markdown: true, oembed, noIndex });
}

export default async function MatchupPage(props: Props) {
  const page = await findPage(props);
  if (!page) notFound();
  const { left, right, pair } = page;
  if (pair !== page.asked) permanentRedirect(`/compare/${pair}`);

  const [tallies, seats, related] = await Promise.all([
    getTallies([left.slug, right.slug]),
    getSeats(),
    getRelatedMatchups(left.slug, right.slug),
  ]);
  const relatedTallies = await getListTallies(
    related.flatMap((matchup) => [matchup.left.slug, matchup.right.slug]),
  );
  const sides = [left, right].flatMap((tool) => {
    const community = tallies[tool.slug];
    return community ? [{ tool, community, url: absolute(`/tools/${tool.slug}`) }] : [];
  });
  return (
    <>
      <JsonLd document={matchupJsonLd(`${left.name} vs ${right.name}`, sides)} />
      <MatchupSheet
        matchup={page}
        tallyAddress={`/api/v1/matchups/${pair}/tally`}
        tallies={tallies}
        seats={seats}
        related={related}
        relatedTallies={relatedTallies}
        share={
          <EmbedDetails
            pair={pair}
            title={`${left.name} vs ${right.name}`}
            siteUrl={absolute('')}
          />
        }
      />
    </>
  );
}
