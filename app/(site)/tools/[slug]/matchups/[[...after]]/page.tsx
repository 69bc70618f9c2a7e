import type { Metadata, Route } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { MatchupList } from '@/components/matchup/matchup-list';
import { Crumbs } from '@/components/ui/crumbs';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { isIndexed } from '@/lib/domain/indexing';
import { getMatchupsOf, isMatchupCursor } from '@/lib/queries/matchups';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { getTool } from '@/lib/queries/tools';
import { getListTallies } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: 'none', after: [] }];
}

type Props = PageProps<'/tools/[slug]/matchups/[[...after]]'>;

const PAGE_SIZE = 24;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, after = [] } = await params;
  const tool = await getTool(slug);
  if (!tool) return {};
  const title = `Matchups of ${tool.name}`;
  if (after.length > 0) return { title, robots: { index: false } };
  const description = `Every published matchup that ${tool.name} stands in, with both figures of each tool.`;
  return pageMetadata({
    title,
    description,
    path: `/tools/${slug}/matchups`,
    noIndex: !isIndexed('part'),
  });
}

export default async function MatchupsOfToolPage({ params }: Props) {
  const { slug, after = [] } = await params;
  const [cursor = null, ...rest] = after;
  if (rest.length > 0 || (cursor !== null && !isMatchupCursor(cursor))) notFound();
  const tool = await getTool(slug);
  if (!tool) {
    const movedTo = await getMovedTool(slug);
    if (movedTo) permanentRedirect(`/tools/${movedTo}/matchups` as Route);
    notFound();
  }
  const { items, nextCursor } = await getMatchupsOf(slug, cursor, PAGE_SIZE);
  const tallies = await getListTallies(items.flatMap(({ left, right }) => [left.slug, right.slug]));
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' },
          { name: tool.name, href: `/tools/${slug}` as Route },
        ]}
        here="Matchups"
      />
      <PageHead title={`Matchups of ${tool.name}`} />
      {items.length === 0 ? (
        <p className="text-muted">{tool.name} stands in no published matchup.</p>
      ) : (
        <MatchupList matchups={items} tallies={tallies} />
      )}
      {nextCursor ? (
        <MoreLink href={`/tools/${slug}/matchups/${nextCursor}` as Route}>Older matchups</MoreLink>
      ) : null}
    </>
  );
}
