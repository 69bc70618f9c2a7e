import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ComposeNow } from '@/components/admin/newsletter/compose-now';
import { IssueList } from '@/components/admin/newsletter/issue-list';
import { SubscriberNumbers } from '@/components/admin/newsletter/subscriber-numbers';
import { SubscriberSearch } from '@/components/admin/newsletter/subscriber-search';
import { plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { newsletterSettings } from '@/lib/data/newsletter-compose';
import { listIssues } from '@/lib/data/newsletter-issues';
import { countByCategory, countDeliveries } from '@/lib/data/subscriber-desk';
import { countSubscribers } from '@/lib/data/subscribers';
import { scheduleInWords } from '@/lib/domain/newsletter-week';

export const metadata: Metadata = { title: 'Newsletter · Curator’s desk' };

const PATH = '/admin/newsletter';
const PAGE = 20;

export default async function NewsletterDeskPage({ searchParams }: PageProps<'/admin/newsletter'>) {
  const { after } = await searchParams;
  const cursor = typeof after === 'string' && after !== '' ? after : null;
  const address = cursor === null ? PATH : `${PATH}?after=${encodeURIComponent(cursor)}`;
  await requireRole('admin', address);
  const page = await listIssues('desk', { cursor, limit: PAGE }).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  const [deliveries, states, { everything, categories }] = await Promise.all([
    countDeliveries(page.items.map(({ id }) => id)),
    countSubscribers(),
    countByCategory(),
  ]);
  const { schedule, autoApprove } = newsletterSettings();
  return (
    <>
      <AdminHead
        title="Newsletter"
        actions={
          <a href="/newsletter" className={plainButton}>
            Public page
          </a>
        }
      >
        Weekly verdicts by mail: {scheduleInWords(schedule)}. A draft is made a day before, when
        something has happened
        {autoApprove
          ? '; it is approved by itself.'
          : '; nothing is sent before a curator approves it.'}
      </AdminHead>
      <ComposeNow />
      <IssueList
        issues={page.items.map((issue) => ({
          issue,
          deliveries: deliveries.get(issue.id) ?? null,
        }))}
        path={PATH}
        isFirst={cursor === null}
        nextCursor={page.nextCursor}
      />
      <section aria-labelledby="subscribers" className="grid gap-y-4 border-t border-ink py-4">
        <h2 id="subscribers" className="text-lead font-semibold">
          Subscribers
        </h2>
        <SubscriberNumbers states={states} everything={everything} categories={categories} />
      </section>
      <section aria-labelledby="one" className="grid gap-y-4 border-t border-ink py-4">
        <h2 id="one" className="text-lead font-semibold">
          One subscriber
        </h2>
        <SubscriberSearch />
      </section>
    </>
  );
}
