import type { Route } from 'next';
import { SearchForm } from '@/components/search/search-form';
import { PageLink } from '@/components/ui/page-link';
import { ThemeButton } from './theme';

/** The masthead: where you are, what you look for, and the ways on. */
export function SiteHeader() {
  const link =
    'inline-flex min-h-11 items-center px-1.5 text-note hover:underline max-[389px]:px-0.5 sm:px-2';
  return (
    <header className="no-print border-b border-ink">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-1 max-[389px]:gap-x-2 sm:px-8">
        <PageLink
          href="/"
          className="inline-flex min-h-11 items-center font-serif text-head font-semibold tracking-tight max-[389px]:text-lead"
        >
          Shipworthy
        </PageLink>
        <SearchForm label="Search the site" shortcut className="max-w-80 min-w-32 flex-1" />
        {/* On the narrowest phones the theme's sign stands in the first row, and the links have the second. */}
        <div className="-mx-1.5 flex flex-wrap items-center text-note max-[389px]:contents sm:-mx-2">
          <nav
            aria-label="Main"
            className="contents max-[389px]:order-last max-[389px]:-mx-0.5 max-[389px]:flex max-[389px]:grow max-[389px]:flex-wrap max-[389px]:justify-between"
          >
            <PageLink href="/compare" className={link}>
              Compare
            </PageLink>
            <PageLink href="/tools" className={link}>
              Tools
            </PageLink>
            <PageLink href={'/leaderboard' as Route} className={link}>
              Leaderboard
            </PageLink>
            <PageLink href="/panel" className={link}>
              Panel
            </PageLink>
            {/* A page of its own: a page that the router keeps hidden behind a form has a form too. */}
            <a href="/me" className={link}>
              Account
            </a>
          </nav>
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}
