import type { Metadata } from 'next';
import { DeleteForm } from '@/components/account/delete-form';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { requireRole } from '@/lib/auth/viewer';
import { countMyVotes } from '@/lib/data/my-votes';
import { findReviewer } from '@/lib/data/seats';
import { counted } from '@/lib/domain/words';

export const metadata: Metadata = { title: 'Delete my account' };

const problems = {
  confirmation: 'Type DELETE, or your e-mail address, exactly. Nothing was deleted.',
  failed: 'The account could not be deleted just now. Nothing was changed; please try again.',
};

export default async function DeletePage({ searchParams }: PageProps<'/me/delete'>) {
  const { problem, typed } = await searchParams;
  const viewer = await requireRole('member', '/me/delete');
  const [votes, author] = await Promise.all([
    countMyVotes(viewer.userId),
    findReviewer(viewer.userId),
  ]);
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'My votes', href: '/me' },
        ]}
        here="Delete"
      />
      <PageHead title="Delete my account">
        {viewer.email} will not be able to sign in to it again, and nobody can undo it.
      </PageHead>
      <div className="grid max-w-prose gap-y-8">
        <ul className="grid list-disc gap-y-2 pl-5">
          <li>
            {votes === 0
              ? 'You have no votes that would leave the community’s figures.'
              : `Your ${counted(votes, 'vote')} ${votes === 1 ? 'leaves' : 'leave'} the community’s figures at once.`}
          </li>
          {author ? (
            <li>
              Verdicts that you published stay, by “former reviewer”. Your name is taken off them,
              your drafts are thrown away, and seats that you hold are free.
            </li>
          ) : null}
          <li>
            Your e-mail address, your name, the accounts that you signed in with and all your
            sessions are deleted. Every browser is signed out.
          </li>
          <li>
            If this address gets the weekly verdicts by mail, it is forgotten there, too. No other
            issue is mailed to it.
          </li>
          <li>
            You may{' '}
            <a href="/api/me/export" className="underline">
              export your data
            </a>{' '}
            first. With the same address you can begin a new, empty account at any time.
          </li>
        </ul>
        <DeleteForm
          typed={typeof typed === 'string' ? typed : ''}
          problem={problem === 'confirmation' || problem === 'failed' ? problems[problem] : null}
        />
      </div>
    </>
  );
}
