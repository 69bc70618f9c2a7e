import { pageMetadata } from '@/app/metadata';
import { SeatList } from '@/components/panel/seat-list';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { getPanel, getSeatRecords } from '@/lib/queries/panel';

export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'The panel',
  description:
    'The standing reviewers: what each seat asks, who holds it, how often it ships and how often it dissents.',
  path: '/panel',
  type: 'website',
});

export default async function PanelPage() {
  const [seats, records] = await Promise.all([getPanel(), getSeatRecords()]);
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Panel" />
      <PageHead title="The panel">
        Standing seats, each with a question of its own. A seat is held by a person or a model, for
        a time; its verdicts stay with who wrote them.
      </PageHead>
      {seats.length === 0 ? (
        <p className="text-muted">The panel has no seats yet.</p>
      ) : (
        <SeatList seats={seats} records={records} />
      )}
      <p className="pt-8 text-note text-muted">
        <PageLink href="/methodology#seats" className="underline hover:text-ink">
          How ships, dissents and the distance from the community are counted
        </PageLink>
      </p>
    </>
  );
}
