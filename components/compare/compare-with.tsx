import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';
import { pickHref } from '@/lib/domain/compare-request';
import { CompareForm } from './compare-form';

/** On a tool's page: the way to a comparison of it with any other tool, or with up to three. */
export function CompareWith({ tool }: { tool: { slug: string; name: string } }) {
  return (
    <section aria-labelledby="compare-it" className="no-print mt-10 border-t border-ink pt-6">
      <h2
        id="compare-it"
        className="scroll-mt-6 pb-3 font-serif text-head font-semibold tracking-tight"
      >
        Compare it
      </h2>
      <CompareForm fields={['right']} tool={{ slug: tool.slug, name: tool.name }} />
      <p className="pt-2 text-note">
        <PageLink
          href={pickHref({ left: tool.slug }) as Route}
          className="inline-flex min-h-11 items-center underline"
        >
          Compare up to four
        </PageLink>
      </p>
    </section>
  );
}
