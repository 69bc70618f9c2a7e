import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Agreements } from '@/components/account/agreements';
import { MyVotes } from '@/components/account/my-votes';
import { NameForm } from '@/components/account/name-form';
import { SignOut } from '@/components/account/sign-out';
import { Crumbs } from '@/components/ui/crumbs';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { requireRole } from '@/lib/auth/viewer';
import { countMyVotes, isMyVotesCursor, listAgreements, listMyVotes } from '@/lib/data/my-votes';
import { findSuspension } from '@/lib/data/people';
import { hasRole, type Viewer } from '@/lib/domain/account';
import { counted } from '@/lib/domain/words';

export const metadata: Metadata = { title: 'My votes' };

const PAGE_SIZE = 20;

export default async function MePage({ searchParams }: PageProps<'/me'>) {
  const { after } = await searchParams;
  const viewer = await requireRole('member', '/me');
  if (after === undefined) return <Overview viewer={viewer} />;
  if (typeof after !== 'string' || !isMyVotesCursor(after)) notFound();
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'My votes', href: '/me' },
        ]}
        here="Earlier"
      />
      <PageHead title="Earlier votes" />
      <VotePage userId={viewer.userId} cursor={after} />
    </>
  );
}

async function Overview({ viewer }: { viewer: Viewer }) {
  const [votes, agreements, suspended] = await Promise.all([
    countMyVotes(viewer.userId),
    listAgreements(viewer.userId),
    findSuspension(viewer.userId),
  ]);
  return (
    <>
      <PageHead title="My votes">
        Signed in as {viewer.name ?? viewer.email}. {counted(votes, 'vote')}, the same on every
        device where you sign in, with the panel’s and the community’s call beside each.
      </PageHead>
      {suspended === null ? null : (
        <div role="note" className="mb-6 max-w-prose border-l-4 border-skip pl-4">
          <p className="font-semibold">Your account is suspended.</p>
          <p>
            You can’t vote or publish verdicts, and your votes do not count. The reason: {suspended}
          </p>
        </div>
      )}
      <Agreements agreements={agreements} />
      <section aria-labelledby="votes" className="border-t border-ink pt-6">
        <h2 id="votes" className="font-serif text-head font-semibold tracking-tight">
          Votes
        </h2>
        <VotePage userId={viewer.userId} cursor={null} />
      </section>
      <AccountSection viewer={viewer} />
    </>
  );
}

async function VotePage({ userId, cursor }: { userId: string; cursor: string | null }) {
  const { items, nextCursor } = await listMyVotes(userId, { cursor, limit: PAGE_SIZE });
  return (
    <>
      <MyVotes votes={items} empty={<NoVotes earlier={cursor !== null} />} />
      {nextCursor ? <MoreLink href={`/me?after=${nextCursor}`}>Earlier votes</MoreLink> : null}
    </>
  );
}

function NoVotes({ earlier }: { earlier: boolean }) {
  return earlier ? (
    <p className="pt-4 text-muted">There are no earlier votes.</p>
  ) : (
    <>
      <p className="max-w-prose pt-4">
        No vote yet. Vote on a matchup, here or before you signed in, and it stands in this list.
      </p>
      <MoreLink href="/compare">All matchups</MoreLink>
    </>
  );
}

function AccountSection({ viewer }: { viewer: Viewer }) {
  return (
    <section aria-labelledby="account" className="mt-14 grid gap-y-8 border-t border-ink pt-6">
      <div className="grid gap-y-1">
        <h2 id="account" className="font-serif text-head font-semibold tracking-tight">
          Account
        </h2>
        <p>
          {viewer.email}, {viewer.role}
        </p>
        {hasRole(viewer, 'reviewer') ? (
          <p>
            <PageLink href="/review" className="inline-flex min-h-11 items-center underline">
              The reviewer’s desk
            </PageLink>
          </p>
        ) : null}
      </div>
      <NameForm name={viewer.name ?? ''} byline={hasRole(viewer, 'reviewer')} />
      <SignOut />
      <div className="grid gap-x-12 gap-y-4 sm:grid-cols-2">
        <div>
          {/* A download, and one of the reader's own: nothing for the router to fetch ahead. */}
          <a href="/api/me/export" className="inline-flex min-h-11 items-center underline">
            Export my data
          </a>
          <p className="text-note text-muted">
            A JSON file with everything that is kept about this account and its address, the weekly
            mail included.
          </p>
        </div>
        <div>
          <PageLink href="/me/delete" className="inline-flex min-h-11 items-center underline">
            Delete my account
          </PageLink>
          <p className="text-note text-muted">
            And the votes with it. The page says what happens before anything does.
          </p>
        </div>
      </div>
    </section>
  );
}
