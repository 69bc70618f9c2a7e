import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { categoryFeed, pageMetadata } from '@/app/metadata';
import { CategorySheet } from '@/components/catalogue/category-sheet';
import { Crumbs } from '@/components/ui/crumbs';
import { describePage } from '@/lib/domain/description';
import { getCategory } from '@/lib/queries/directory';

// A category's address never changes: there is none that it had before.
export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: 'none' }];
}

type Props = PageProps<'/categories/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const category = await getCategory((await params).slug);
  if (!category) return {};
  const { slug, name, description } = category;
  return pageMetadata({
    title: `${name}: AI tools compared`,
    description: describePage(
      description,
      'Each tool with the panel’s verdicts, the community’s votes and its price.',
    ),
    path: `/categories/${slug}`,
    type: 'website',
    feeds: [categoryFeed(category)],
  });
}

export default async function CategoryPage({ params }: Props) {
  const category = await getCategory((await params).slug);
  if (!category) notFound();
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' as Route },
        ]}
        here={category.name}
      />
      <CategorySheet category={category} />
    </>
  );
}
