import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { CategoryForm, MoveCategory, NewCategoryForm } from '@/components/admin/category-forms';
import { requireRole } from '@/lib/auth/viewer';
import { listDeskCategories } from '@/lib/data/categories';
import { counted } from '@/lib/domain/words';

export const metadata: Metadata = { title: 'Categories · Curator’s desk' };

export default async function CategoriesPage() {
  await requireRole('admin', '/admin/categories');
  const categories = await listDeskCategories();
  return (
    <>
      <AdminHead title="Categories">In the order in which visitors meet them.</AdminHead>
      <ol className="grid border-t border-ink">
        {categories.map((category, place) => (
          <li
            key={category.id}
            className="flex items-start justify-between gap-x-4 border-b border-hairline py-2"
          >
            <div className="min-w-0 grow">
              <h2 className="text-lead font-semibold wrap-anywhere">{category.name}</h2>
              <p className="max-w-prose wrap-anywhere">{category.description}</p>
              <p className="text-note text-muted">
                {category.slug},{' '}
                <a
                  href={`/admin/tools?category=${category.slug}`}
                  className="inline-flex min-h-11 items-center underline"
                >
                  {counted(category.tools, 'tool')}
                </a>
              </p>
              <CategoryForm category={category} />
            </div>
            <MoveCategory
              category={category}
              first={place === 0}
              last={place === categories.length - 1}
            />
          </li>
        ))}
      </ol>
      <section aria-labelledby="add" className="mt-8 border-t border-ink pt-4">
        <h2 id="add" className="pb-4 font-serif text-head font-semibold tracking-tight">
          Add a category
        </h2>
        <NewCategoryForm />
      </section>
    </>
  );
}
