import { pageMetadata } from '@/app/metadata';
import { CompareForm } from '@/components/compare/compare-form';
import { MatchupIndex } from '@/components/matchup/matchup-index';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { compareFields } from '@/lib/domain/compare-request';

// Addresses with a query lead to query/pick and query/sides instead, by next.config.ts.
export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'Compare AI tools',
  description:
    'Every published matchup: two AI tools side by side, with the panel’s and the community’s verdicts.',
  path: '/compare',
  type: 'website',
});

export default function CompareIndexPage() {
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Compare" />
      <PageHead title="Compare">
        Any two tools have a page. Name two, or up to four to see them side by side.
      </PageHead>
      <CompareForm fields={compareFields} />
      <h2 className="mt-12 border-t border-ink pt-6 font-serif text-head font-semibold tracking-tight">
        Published matchups
      </h2>
      <p className="pt-1 text-muted">Two tools a page, the newest first.</p>
      <MatchupIndex cursor={null} heading="h3" />
    </>
  );
}
