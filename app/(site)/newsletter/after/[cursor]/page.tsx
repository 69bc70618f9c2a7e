import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { PastIssues } from '@/components/newsletter/past-issues';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { isPastIssueCursor } from '@/lib/queries/newsletter';

export const ensureStatic = 'navigation';

export const metadata: Metadata = { title: 'Older issues', robots: { index: false } };

export function generateStaticParams() {
  return [{ cursor: 'none' }];
}

export default async function OlderIssuesPage({ params }: PageProps<'/newsletter/after/[cursor]'>) {
  const { cursor } = await params;
  if (!isPastIssueCursor(cursor)) notFound();
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Newsletter', href: '/newsletter' as Route },
        ]}
        here="Older issues"
      />
      <PageHead title="Older issues" />
      <PastIssues cursor={cursor} />
    </>
  );
}
