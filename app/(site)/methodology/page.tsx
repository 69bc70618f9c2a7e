import { pageMetadata } from '@/app/metadata';
import { FigureParts } from '@/components/methodology/figure-parts';
import { PanelParts } from '@/components/methodology/panel-parts';
import { Contents } from '@/components/methodology/part';
import { SiteParts } from '@/components/methodology/site-parts';
import { VoteParts } from '@/components/methodology/vote-parts';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';

export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'How every number is made',
  description:
    'What counts as a vote, how a percentage and its interval are computed, who the reviewers are, how money does and does not flow.',
  path: '/methodology',
  type: 'website',
});

export default function MethodologyPage() {
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Methodology" />
      <PageHead title="How every number is made">
        A figure here is a count, shown with how sure it is. This page says what is counted and how,
        so that anyone can do it again.
      </PageHead>
      <Contents />
      <div className="grid max-w-prose gap-y-12">
        <PanelParts />
        <VoteParts />
        <FigureParts />
        <SiteParts />
      </div>
    </>
  );
}
