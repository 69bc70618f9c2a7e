import type { Route } from 'next';
import { JsonLd } from '@/components/site/json-ld';
import { PageLink } from '@/components/ui/page-link';
import { breadcrumbJsonLd } from '@/lib/domain/json-ld';
import { absolute } from '@/lib/queries/site';

export type Crumb = { name: string; href: Route };

/** Where this page stands: the ways up to it, and itself; for people and for search engines. */
export function Crumbs({ trail, here }: { trail: Crumb[]; here: string }) {
  const places = trail.map(({ name, href }) => ({ name, url: absolute(href) }));
  return (
    <nav aria-label="Breadcrumb" className="no-print pt-4 text-note text-muted">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map((crumb) => (
          <li key={crumb.href} className="flex gap-x-2">
            <PageLink href={crumb.href} className="underline hover:text-ink">
              {crumb.name}
            </PageLink>
            <span aria-hidden="true">/</span>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
      <JsonLd document={breadcrumbJsonLd(places, here)} />
    </nav>
  );
}
