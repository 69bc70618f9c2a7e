import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import {
  ActiveFilters,
  activeFilters,
  NothingFound,
  RefusedParts,
} from '@/components/catalogue/directory-filters';
import { DirectoryForm } from '@/components/catalogue/directory-form';
import { ToolIndex } from '@/components/catalogue/tool-index';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import {
  type DirectoryView,
  directoryHref,
  isWhole,
  parseDirectory,
  type RefusedPart,
  sortLabel,
} from '@/lib/domain/directory';
import { counted } from '@/lib/domain/words';
import {
  getCategories,
  getDirectoryCount,
  getLicences,
  isDirectoryPage,
} from '@/lib/queries/directory';

// The list at /tools with a query, where next.config.ts leads it. It is made whole for each request, of
// cached answers, so that it can be read without JavaScript.
export const instant = false;

export const metadata: Metadata = { title: 'Tools', robots: { index: false } };

type Props = PageProps<'/tools/query/list'>;

/** What an address says that only the database can tell to be wrong. */
async function checked(
  view: DirectoryView,
  categories: { slug: string; name: string }[],
): Promise<{ view: DirectoryView; refused: RefusedPart[] }> {
  const known = { ...view };
  const refused: RefusedPart[] = [];
  if (view.category !== null && !categories.some(({ slug }) => slug === view.category)) {
    refused.push({ name: 'category', value: view.category, words: 'There is no such category.' });
    known.category = null;
  }
  if (!isDirectoryPage(view)) {
    refused.push({ name: 'after', value: view.after ?? '', words: 'The list begins anew.' });
    known.after = null;
  }
  return { view: known, refused };
}

export default async function FilteredToolsPage({ searchParams }: Props) {
  const params = await searchParams;
  const [asked, categories, licences] = await Promise.all([
    parseDirectory(params),
    getCategories(),
    getLicences(),
  ]);
  const { view, refused: unknown } = await checked(asked.view, categories);
  const refused = [...asked.refused, ...unknown];
  // A form sends its empty fields along: each view has one address.
  const address = directoryHref(view, { after: view.after });
  if (refused.length === 0 && (isWhole(view) || !isTidy(params, address))) {
    redirect(address as Route);
  }
  const [count, active] = await Promise.all([getDirectoryCount(view), activeFilters(view)]);
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' },
        ]}
        here={active.length > 0 ? 'Filtered' : `By ${sortLabel(view.sort).toLowerCase()}`}
      />
      <PageHead title="Tools" />
      <DirectoryForm view={view} categories={categories} licences={licences} />
      <RefusedParts refused={refused} />
      <ActiveFilters active={active} view={view} />
      <p role="status" className="pt-5 font-semibold">
        {counted(count, 'tool')} found
        {view.sort === 'name' ? null : `, by ${sortLabel(view.sort).toLowerCase()}`}
        {view.after === null ? null : ', a later page'}
      </p>
      <ToolIndex view={view} none={<NothingFound active={active} />} />
    </>
  );
}

/** Whether an address says what it says in the one way that there is; what others add to it is theirs. */
function isTidy(params: Awaited<Props['searchParams']>, address: string): boolean {
  const wanted = new URLSearchParams(address.split('?')[1] ?? '');
  const { category, kind, licence, panel, sort, after } = params;
  return Object.entries({ category, kind, licence, panel, sort, after }).every(
    ([name, value]) => (value ?? null) === wanted.get(name),
  );
}
