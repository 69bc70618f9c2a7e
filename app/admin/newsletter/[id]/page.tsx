import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { IssueEditor } from '@/components/admin/newsletter/issue-editor';
import { IssueSteps } from '@/components/admin/newsletter/issue-steps';
import { SendingProgress } from '@/components/admin/newsletter/sending-progress';
import { StateMark } from '@/components/admin/newsletter/state';
import { TestMail } from '@/components/admin/newsletter/test-mail';
import { UnsavedWords } from '@/components/admin/newsletter/unsaved-words';
import { plainButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import { requireRole } from '@/lib/auth/viewer';
import { progressOf } from '@/lib/data/newsletter-deliveries';
import { countSubscribers } from '@/lib/data/subscribers';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { dayInWords, issuePath } from '@/lib/domain/newsletter-words';
import { issueAt } from '../issue';
import { viewOf } from './view';

export const metadata: Metadata = { title: 'An issue of the newsletter · Curator’s desk' };

export default async function IssuePage({ params }: PageProps<'/admin/newsletter/[id]'>) {
  const { id: text } = await params;
  await requireRole('admin', `/admin/newsletter/${encodeURIComponent(text)}`);
  const issue = await issueAt(text);
  if (!issue) notFound();
  const [progress, { confirmed }] = await Promise.all([progressOf(issue.id), countSubscribers()]);
  const { id, state, number } = issue;
  return (
    <>
      <AdminHead
        title={issue.subject}
        actions={
          <>
            <a href={`/admin/newsletter/${id}/preview`} className={plainButton}>
              Preview
            </a>
            {number === null ? null : (
              <a href={issuePath(number)} className={plainButton}>
                Public page
              </a>
            )}
            <a href={`/admin/history?noun=newsletter_issues&subject=${id}`} className={plainButton}>
              History
            </a>
          </>
        }
      >
        <Standing issue={issue} />
      </AdminHead>
      <UnsavedWords>
        <section aria-labelledby="sending" className="grid gap-y-4 border-t border-ink py-4">
          <h2 id="sending" className="text-lead font-semibold">
            Sending
          </h2>
          {state === 'approved' || issue.startedAt !== null ? (
            <SendingProgress
              key={`${state} ${issue.revision}`}
              id={id}
              first={viewOf(issue, progress)}
            />
          ) : null}
          <IssueSteps
            issue={issue}
            subscribers={confirmed}
            isAhead={issue.sendAt !== null && new Date(issue.sendAt) > new Date()}
          />
          <TestMail id={id} />
        </section>
        <section aria-labelledby="words" className="grid gap-y-3 border-t border-ink py-4">
          <h2 id="words" className="text-lead font-semibold">
            Words and items
          </h2>
          <IssueEditor issue={issue} />
        </section>
      </UnsavedWords>
    </>
  );
}

/** Where the issue stands, and what it covers. */
function Standing({ issue }: { issue: NewsletterIssue }) {
  const { state, number, week, sendAt, startedAt, finishedAt, coversFrom, coversUntil } = issue;
  return (
    <>
      <StateMark state={state} />
      {state === 'approved' && sendAt ? (
        <>
          , goes out <Moment short at={sendAt} />
        </>
      ) : null}
      {(state === 'sending' || state === 'paused') && startedAt ? (
        <>
          , begun <Moment short at={startedAt} />
        </>
      ) : null}
      {finishedAt ? (
        <>
          {' '}
          <Moment short at={finishedAt} />
        </>
      ) : null}
      . {number === null ? '' : `No. ${number}, `}
      {number === null ? 'Week' : 'week'} of {dayInWords(week)}: what happened from{' '}
      <Moment short at={coversFrom} /> to <Moment short at={coversUntil} />.
    </>
  );
}
