import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { Leaderboard } from '@/components/leaderboard/leaderboard';
import { LeaderboardNav } from '@/components/leaderboard/leaderboard-nav';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { describePage } from '@/lib/domain/description';
import {
  type LeaderboardPart,
  leaderboardPath,
  parseLeaderboardView,
  wholeLeaderboard,
} from '@/lib/domain/leaderboard-view';
import { getLeaderboardCategories, isStandingCursor } from '@/lib/queries/leaderboard';

// The category, the part and the place in a list are in the path, not in the query: a static page has no
// query to read.
export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ view: [] }];
}

type Props = PageProps<'/leaderboard/[[...view]]'>;

const TITLES: Record<LeaderboardPart, string> = {
  ranked: 'Leaderboard',
  unranked: 'Not ranked yet',
  disagree: 'Panel and community disagree',
};

const ABOUT: Record<LeaderboardPart, string> = {
  ranked:
    'Ranked by how sure the votes are: by the lower end of the community’s 95% interval, so that few votes, however good, do not lead. Where the votes cannot tell tools apart, they share a rank.',
  unranked: 'Tools with fewer than 5 votes. One vote more and the figure may be another.',
  disagree: 'Where those who argue and those who vote come to different ends.',
};

const DISAGREEMENTS = leaderboardPath({ ...wholeLeaderboard, part: 'disagree' });

async function findPage({ params }: Props) {
  const { view: parts = [] } = await params;
  const view = parseLeaderboardView(parts);
  if (!view || (view.cursor !== null && !isStandingCursor(view.part, view.cursor))) return null;
  const categories = await getLeaderboardCategories();
  const category = categories.find(({ slug }) => slug === view.category)?.name ?? null;
  if (view.category !== null && category === null) return null;
  const title = category === null ? TITLES[view.part] : `${TITLES[view.part]}: ${category}`;
  return { view, categories, category, title };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await findPage(props);
  if (!page) return {};
  const { view, title, category } = page;
  const path = leaderboardPath(view);
  const which = category === null ? 'AI tools' : `AI tools in ${category}`;
  return pageMetadata({
    title: view.cursor === null ? title : `${title}, continued`,
    description: describePage(
      `${which}, ranked by their community’s votes with 95% intervals, beside the panel’s calls.`,
      ABOUT[view.part],
    ),
    path,
    type: 'website',
    // A ranking, whole or of a category, and where panel and community disagree: the rest are parts of those.
    noIndex: view.cursor !== null || !(view.part === 'ranked' || path === DISAGREEMENTS),
  });
}

export default async function LeaderboardPage(props: Props) {
  const page = await findPage(props);
  if (!page) notFound();
  const { view, categories, title } = page;
  const whole = leaderboardPath(view) === leaderboardPath(wholeLeaderboard);
  const home = { name: 'Home', href: '/' as Route };
  const up = { name: 'Leaderboard', href: '/leaderboard' as Route };
  return (
    <>
      <Crumbs trail={whole ? [home] : [home, up]} here={whole ? 'Leaderboard' : title} />
      <PageHead title={view.cursor === null ? title : `${title}, continued`}>
        {view.cursor === null ? ABOUT[view.part] : null}
      </PageHead>
      <LeaderboardNav view={view} categories={categories} />
      <Leaderboard view={view} title={title} />
    </>
  );
}
