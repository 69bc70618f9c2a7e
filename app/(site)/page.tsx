import { pageMetadata, SITE_DESCRIPTION, SITE_NAME, SITE_TITLE } from '@/app/metadata';
import { Disagreements } from '@/components/home/disagreements';
import { Movers } from '@/components/home/movers';
import { NewestTools } from '@/components/home/newest-tools';
import { Part } from '@/components/home/part';
import { FeaturedMatchup } from '@/components/matchup/featured-matchup';
import { MatchupList } from '@/components/matchup/matchup-list';
import { JsonLd } from '@/components/site/json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { organizationJsonLd, webSiteJsonLd } from '@/lib/domain/json-ld';
import { pairSlug } from '@/lib/domain/matchup';
import { getFeaturedMatchup, getMatchups } from '@/lib/queries/matchups';
import { absolute } from '@/lib/queries/site';
import { getListTallies } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

export const metadata = {
  ...pageMetadata({
    title: SITE_TITLE,
    description: SITE_DESCRIPTION,
    path: '/',
    type: 'website',
  }),
  title: { absolute: SITE_TITLE },
};

export default async function HomePage() {
  const [featured, newest] = await Promise.all([getFeaturedMatchup(), getMatchups(null, 7)]);
  const featuredPair = featured && pairSlug(featured.left.slug, featured.right.slug);
  const others = newest.items
    .filter(({ left, right }) => pairSlug(left.slug, right.slug) !== featuredPair)
    .slice(0, 6);
  const tallies = await getListTallies(
    [...others, ...(featured ? [featured] : [])].flatMap(({ left, right }) => [
      left.slug,
      right.slug,
    ]),
  );

  return (
    <>
      <JsonLd document={organizationJsonLd(SITE_NAME, absolute('/'))} />
      <JsonLd document={webSiteJsonLd(SITE_NAME, SITE_DESCRIPTION, absolute('/'))} />
      <header className="grid gap-y-4 pt-12 pb-10">
        <h1 className="max-w-3xl font-serif text-title font-semibold tracking-tight">
          Which one should I ship with?
        </h1>
        <p className="max-w-prose text-lead">
          AI tools, two at a time. A standing panel argues each verdict, visitors vote, and every
          figure shows how it was counted.{' '}
          <PageLink href="/methodology" className="underline">
            How every number is made
          </PageLink>
        </p>
      </header>
      {featured ? <FeaturedMatchup matchup={featured} tallies={tallies} /> : null}
      {others.length > 0 ? (
        <Part id="newest" title="Newest matchups">
          <MatchupList matchups={others} tallies={tallies} heading="h3" />
          <MoreLink href="/compare">All matchups</MoreLink>
        </Part>
      ) : null}
      {!featured && others.length === 0 ? (
        <p className="text-muted">No matchup is published yet.</p>
      ) : null}
      <Disagreements />
      <Movers />
      <NewestTools />
    </>
  );
}
