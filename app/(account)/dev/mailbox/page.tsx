import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MailList } from '@/components/sign-in/mail-list';
import { PageHead } from '@/components/ui/page-head';
import { isMailboxOpen } from '@/lib/auth/mailbox';
import { listMails } from '@/lib/data/mails';

export const metadata: Metadata = { title: 'Mailbox' };

const PAGE = 20;

/** The mail that the embedded demo would have sent. Everywhere else there is no such page. */
export default async function MailboxPage({ searchParams }: PageProps<'/dev/mailbox'>) {
  if (!(await isMailboxOpen())) notFound();
  const { before } = await searchParams;
  const beforeId = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const mails = await listMails(PAGE + 1, beforeId);
  return (
    <>
      <PageHead title="Mailbox">
        The demo sends no mail: here is what it would have sent, to whomever. The newest stands
        first. Only this machine sees this page.
      </PageHead>
      <MailList
        mails={mails.slice(0, PAGE).map(({ createdAt, ...mail }) => ({
          ...mail,
          sentAt: createdAt.toISOString(),
        }))}
        more={mails.length > PAGE}
      />
    </>
  );
}
