import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { SearchForm } from '@/components/search/search-form';
import { SearchHints } from '@/components/search/search-hints';
import { SearchResults } from '@/components/search/search-results';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { isIndexedSearch } from '@/lib/domain/indexing';
import { parseSearchView } from '@/lib/domain/search';
import { getFound } from '@/lib/queries/search';

// Made for its address and whole in the answer, for who has no JavaScript: no Suspense above it, on
// purpose. What was found is cached.
export const instant = false;

export async function generateMetadata({
  searchParams,
}: PageProps<'/search/results'>): Promise<Metadata> {
  const view = parseSearchView(await searchParams);
  const { q } = view;
  const found = await getFound(view);
  return pageMetadata({
    title: q ? `“${q}”: search` : 'Search',
    description: 'What the site has on this: tools, matchups, seats and verdicts.',
    path: '/search',
    type: 'website',
    noIndex: !isIndexedSearch(found?.groups ?? null),
  });
}

export default async function SearchResultsPage({ searchParams }: PageProps<'/search/results'>) {
  const view = parseSearchView(await searchParams);
  const found = await getFound(view);
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Search" />
      <PageHead title="Search" />
      <SearchForm label="Search everything" value={view.q} className="max-w-prose pb-8" />
      {found ? <SearchResults view={view} found={found} /> : null}
      {found === null && view.q ? (
        <p className="max-w-prose pb-6 text-lead">
          {/[\p{L}\p{N}]/u.test(view.q)
            ? `“${view.q}” only says what to leave out. Name something to look for as well.`
            : `There is no letter or digit in “${view.q}” that could be looked for.`}
        </p>
      ) : null}
      {found === null ? <SearchHints /> : null}
    </>
  );
}
