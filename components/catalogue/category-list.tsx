import { PageLink } from '@/components/ui/page-link';
import type { PublicCategory } from '@/lib/domain/catalogue';
import { counted } from '@/lib/domain/words';

/** The categories, each with the way to its page. */
export function CategoryList({ categories }: { categories: PublicCategory[] }) {
  if (categories.length === 0) return null;
  return (
    <nav aria-labelledby="categories" className="no-print pb-8">
      <h2 id="categories" className="sr-only">
        Categories
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {categories.map(({ slug, name, tools }) => (
          <li key={slug}>
            <PageLink
              href={`/categories/${slug}`}
              className="inline-flex min-h-11 items-center gap-x-1.5"
            >
              <span className="underline">{name}</span>
              <span className="text-note text-muted">{counted(tools, 'tool')}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
