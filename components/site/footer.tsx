import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';

/** What this site promises, in two sentences, and where to check it. */
export function SiteFooter() {
  return (
    <footer className="border-t border-hairline">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-8 text-note text-muted sm:px-8">
        <p className="max-w-prose">
          Every figure here is a count of verdicts or votes, shown with its uncertainty. Every price
          has a source and a date.
        </p>
        <nav aria-label="Footer" className="no-print flex flex-wrap gap-x-6 gap-y-2">
          <PageLink href="/methodology" className="underline hover:text-ink">
            How every number is made
          </PageLink>
          <PageLink href="/data" className="underline hover:text-ink">
            Open data
          </PageLink>
          <PageLink href="/developers" className="underline hover:text-ink">
            API, badges, embeds
          </PageLink>
          <PageLink href={'/suggest' as Route} className="underline hover:text-ink">
            Suggest a tool
          </PageLink>
          {/* As in the header: the box of the page left behind has the same field. */}
          <a href="/newsletter" className="underline hover:text-ink">
            Weekly verdicts by mail
          </a>
          <a href="/feed.xml" className="underline hover:text-ink">
            Feed
          </a>
        </nav>
      </div>
    </footer>
  );
}
