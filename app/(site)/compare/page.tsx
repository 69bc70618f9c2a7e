import { pageMetadata } from '@/app/metadata';
import { MatchupIndex } from '@/components/matchup/matchup-index';
import { PageHead } from '@/components/ui/page-head';

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
      <PageHead title="Compare">
        Two tools a page, the newest first. Any two tools have a page: write{' '}
        <code>/compare/one-vs-other</code> with the names in their addresses.
      </PageHead>
      <MatchupIndex cursor={null} />
    </>
  );
}
