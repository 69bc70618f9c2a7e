import { pageMetadata } from '@/app/metadata';
import { SearchForm } from '@/components/search/search-form';
import { SearchHints } from '@/components/search/search-hints';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';

// What is searched for stands in the query, which a static page can't read: next.config.ts has such an
// address answered by ./results.
export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'Search',
  description: 'Search the tools, the matchups, the panel’s seats and the words of its verdicts.',
  path: '/search',
  type: 'website',
});

export default function SearchPage() {
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Search" />
      <PageHead title="Search" />
      <SearchForm label="Search everything" className="max-w-prose pb-8" />
      <SearchHints />
    </>
  );
}
