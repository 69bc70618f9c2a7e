import type { Metadata } from 'next';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';

export const metadata: Metadata = { title: 'Not for this account' };

export default function Forbidden() {
  return (
    <>
      <PageHead title="This page is not for your account">
        You are signed in, but your account does not have the role that this page asks for. Whoever
        runs the site can give it to you.
      </PageHead>
      <div className="flex flex-wrap gap-4">
        <MoreLink href="/me">Your account</MoreLink>
        <MoreLink href="/compare">All matchups</MoreLink>
      </div>
    </>
  );
}
