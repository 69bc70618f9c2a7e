import type { Metadata, Route } from 'next';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { findLinkByToken } from '@/lib/auth/link';
import { isMailboxOpen } from '@/lib/auth/mailbox';
import { getViewer } from '@/lib/auth/viewer';
import { LINK_MINUTES, type LinkState } from '@/lib/domain/sign-in';

export const metadata: Metadata = { title: 'Sign-in link' };

const FAILED: Record<Exclude<LinkState, 'ready'>, { title: string; text: string }> = {
  used: {
    title: 'This link was used',
    text: 'A sign-in link works once. Have another one sent.',
  },
  old: {
    title: 'This link is too old',
    text: `A sign-in link works for ${LINK_MINUTES} minutes. Have another one sent.`,
  },
  unknown: {
    title: 'This link is not known here',
    text: 'Perhaps a part of it got lost on the way, or it is from some days ago. Copy it whole, or have another one sent.',
  },
};

/** What a mailed link opens. Looking at it signs nobody in and uses nothing up: scanners open links. */
export default async function LinkPage({ searchParams }: PageProps<'/signin/link'>) {
  const { token, failed } = await searchParams;
  const link = await findLinkByToken(token);
  if (link.state === 'ready') {
    return <Ready email={link.email} token={String(token)} failed={failed !== undefined} />;
  }
  const { title, text } = FAILED[link.state];
  const viewer = await getViewer();
  return (
    <>
      <PageHead title={title}>{viewer ? `You are signed in as ${viewer.email}.` : text}</PageHead>
      {viewer ? (
        <MoreLink href={link.returnTo as Route}>Go on</MoreLink>
      ) : (
        <SignInForm returnTo={link.returnTo} email={link.email} mailbox={await isMailboxOpen()} />
      )}
    </>
  );
}

function Ready({ email, token, failed }: { email: string; token: string; failed: boolean }) {
  return (
    <>
      <PageHead title="One more press">
        This signs this browser in as <strong className="break-all">{email}</strong>. Is that you,
        and did you ask for it?
      </PageHead>
      {failed ? (
        <p role="alert" className="mb-6 max-w-prose border-l-4 border-skip pl-4">
          Signing in did not work just now. The link is still good; please try again.
        </p>
      ) : null}
      <form method="post" action="/signin/complete">
        <input type="hidden" name="token" value={token} />
        <button
          type="submit"
          className="min-h-12 border-2 border-ink bg-ink px-8 font-semibold text-paper"
        >
          Sign in
        </button>
      </form>
    </>
  );
}
