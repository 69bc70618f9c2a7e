import type { Metadata } from 'next';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';

export const metadata: Metadata = { title: 'Account deleted' };

export default function DeletedPage() {
  return (
    <>
      <PageHead title="Your account is deleted">
        Its votes have left the community’s figures, and every browser is signed out. You can go on
        reading and voting without an account.
      </PageHead>
      <MoreLink href="/compare">All matchups</MoreLink>
    </>
  );
}
