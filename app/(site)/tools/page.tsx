import { pageMetadata } from '@/app/metadata';
import { CategoryList } from '@/components/catalogue/category-list';
import { DirectoryForm } from '@/components/catalogue/directory-form';
import { ToolIndex } from '@/components/catalogue/tool-index';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { wholeDirectory } from '@/lib/domain/directory';
import { counted } from '@/lib/domain/words';
import { getCategories, getLicences } from '@/lib/queries/directory';
import { getToolCount } from '@/lib/queries/tools';

// Addresses with a filter lead to query/list instead, by next.config.ts: a static page has no query.
export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'AI tools',
  description:
    'The directory: every tool with its category, its panel and community figures and its price.',
  path: '/tools',
  type: 'website',
});

export default async function ToolsPage() {
  const [count, categories, licences] = await Promise.all([
    getToolCount(),
    getCategories(),
    getLicences(),
  ]);
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Tools" />
      <PageHead title="Tools">
        {counted(count, 'tool')} by name. Each has its facts with dates, its verdicts and its votes
        on a page of its own.
      </PageHead>
      <CategoryList categories={categories} />
      <DirectoryForm view={wholeDirectory} categories={categories} licences={licences} />
      <ToolIndex
        view={wholeDirectory}
        none={<p className="py-8 text-muted">No tool is published yet.</p>}
      />
    </>
  );
}
