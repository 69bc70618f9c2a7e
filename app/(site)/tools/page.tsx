import { pageMetadata } from '@/app/metadata';
import { ToolIndex } from '@/components/catalogue/tool-index';
import { PageHead } from '@/components/ui/page-head';
import { getToolCount } from '@/lib/queries/tools';

export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'AI tools',
  description:
    'The directory: every tool with its category, its panel and community figures and its price.',
  path: '/tools',
  type: 'website',
});

export default async function ToolsPage() {
  return (
    <>
      <PageHead title="Tools">
        {await getToolCount()} tools by name. Each has its facts with dates, its verdicts and its
        votes on a page of its own.
      </PageHead>
      <ToolIndex cursor={null} />
    </>
  );
}
