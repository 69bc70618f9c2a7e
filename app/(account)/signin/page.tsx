import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { ForgetDrafts } from '@/components/account/forget-drafts';
import { OtherWays } from '@/components/sign-in/other-ways';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { PageHead } from '@/components/ui/page-head';
import { isMailboxOpen } from '@/lib/auth/mailbox';
import { findProviders } from '@/lib/auth/providers';
import { getViewer } from '@/lib/auth/viewer';
import { demoAccounts } from '@/lib/domain/demo';
import { returnPathOf } from '@/lib/domain/return-path';
import { signInFault } from '@/lib/domain/sign-in-fault';
import { keepsMail, mailer } from '@/lib/mail/mailer';

export const metadata: Metadata = { title: 'Sign in' };

function leftInWords(left: string | string[] | undefined): string {
  if (left === undefined) return '';
  return left === 'here'
    ? 'You are signed out here only: your session had ended before. To sign out everywhere, sign in and do it again. '
    : 'You are signed out. ';
}

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const asked = await searchParams;
  const returnTo = returnPathOf(asked.redirect ?? asked.callbackUrl);
  if (await getViewer()) redirect(returnTo as Route);
  const mailbox = await isMailboxOpen();
  const fault = signInFault(asked.error);

  return (
    <>
      <PageHead title="Sign in">
        {leftInWords(asked.left)}No password: we mail you a link. Your first sign-in makes your
        account, and the votes of this browser come along.
      </PageHead>
      {asked.left === undefined ? null : <ForgetDrafts />}
      {fault ? (
        <p role="alert" className="mb-6 max-w-prose border-l-4 border-skip pl-4">
          {fault}
        </p>
      ) : null}
      {mailer() ? (
        <SignInForm returnTo={returnTo} mailbox={mailbox} accounts={mailbox ? demoAccounts : []} />
      ) : (
        <p className="max-w-prose">
          This site can’t send mail yet, so it can’t sign you in by a link. Whoever runs it has to
          set SMTP_URL.
        </p>
      )}
      {keepsMail() && !mailbox ? (
        <p className="max-w-prose pt-6 text-note text-muted">
          This is the demo: it sends no mail, and its mailbox opens only on the machine it runs on.
        </p>
      ) : null}
      <OtherWays providers={findProviders()} returnTo={returnTo} />
    </>
  );
}
