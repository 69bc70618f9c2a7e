import type { Route } from 'next';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { type Meant, MOST_SIDES, type NamedTool, sidesHref } from '@/lib/domain/compare-request';
import { inSeries } from '@/lib/domain/words';
import { UnclearTool } from './unclear';

/** What was understood of an address that names too many tools, or something that is none. */
export function UnderstoodTools({ meant, found }: { meant: Meant[]; found: NamedTool[] }) {
  const slugs = found.map(({ slug }) => slug);
  const tooMany = found.length > MOST_SIDES;
  const kept = found.slice(0, MOST_SIDES);
  // Each text in its place: the ones that were found by their addresses.
  const texts = meant.map((one) => (one.kind === 'found' ? one.tool.slug : one.text));
  return (
    <>
      <PageHead title="Side by side">
        {tooMany
          ? `Up to four tools stand side by side; the address names ${found.length}.`
          : 'Not everything in the address is a published tool.'}
      </PageHead>
      <div role="alert" className="grid gap-y-8">
        {meant.map((one) =>
          one.kind === 'unclear' ? (
            <UnclearTool
              key={one.text}
              unclear={one}
              href={({ slug }) =>
                sidesHref(
                  [...new Set(texts.map((text) => (text === one.text ? slug : text)))].map(
                    encodeURIComponent,
                  ),
                )
              }
            />
          ) : null,
        )}
        {found.length > 0 ? <p>Understood: {inSeries(found.map(({ name }) => name))}.</p> : null}
      </div>
      {tooMany ? (
        <ul className="pt-4">
          {found.map(({ slug, name }) => (
            <li key={slug}>
              <PageLink
                href={sidesHref(slugs.filter((one) => one !== slug)) as Route}
                className="inline-flex min-h-11 items-center underline"
              >
                Without {name}
              </PageLink>
            </li>
          ))}
        </ul>
      ) : null}
      {kept.length > 1 ? (
        <MoreLink href={sidesHref(kept.map(({ slug }) => slug)) as Route}>
          Compare {inSeries(kept.map(({ name }) => name))}
        </MoreLink>
      ) : (
        <MoreLink href="/compare">Choose tools to compare</MoreLink>
      )}
    </>
  );
}
