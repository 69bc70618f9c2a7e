import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ToolIndex } from '@/components/catalogue/tool-index';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { wholeDirectory } from '@/lib/domain/directory';
import { isDirectoryPage } from '@/lib/queries/directory';

export const ensureStatic = 'navigation';

export const metadata: Metadata = { title: 'More tools', robots: { index: false } };

export function generateStaticParams() {
  return [{ cursor: 'none' }];
}

export default async function MoreToolsPage({ params }: PageProps<'/tools/after/[cursor]'>) {
  const { cursor } = await params;
  const view = { ...wholeDirectory, after: cursor };
  if (!isDirectoryPage(view)) notFound();
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' },
        ]}
        here="More"
      />
      <PageHead title="More tools" />
      <ToolIndex view={view} none={<p className="text-muted">There are no more tools.</p>} />
    </>
  );
}
