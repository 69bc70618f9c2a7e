import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MatchupIndex } from '@/components/matchup/matchup-index';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { isMatchupCursor } from '@/lib/queries/matchups';

export const ensureStatic = 'navigation';

export const metadata: Metadata = { title: 'Older matchups', robots: { index: false } };

export function generateStaticParams() {
  return [{ cursor: 'none' }];
}

export default async function OlderMatchupsPage({ params }: PageProps<'/compare/after/[cursor]'>) {
  const { cursor } = await params;
  if (!isMatchupCursor(cursor)) notFound();
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Compare', href: '/compare' },
        ]}
        here="Older"
      />
      <PageHead title="Older matchups" />
      <MatchupIndex cursor={cursor} />
    </>
  );
}
