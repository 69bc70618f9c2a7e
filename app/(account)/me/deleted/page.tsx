import type { Metadata } from 'next';
import { ForgetDrafts } from '@/components/account/forget-drafts';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { getViewer } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Account deleted' };

export default async function DeletedPage() {
  // A link that leads a signed-in reviewer here must not cost them what they have not saved.
  const gone = (await getViewer()) === null;
  return (
    <>
      <PageHead title="Your account is deleted">
        Its votes have left the community’s figures, and every browser is signed out. You can go on
        reading and voting without an account.
      </PageHead>
      {gone ? <ForgetDrafts /> : null}
      <MoreLink href="/compare">All matchups</MoreLink>
    </>
  );
}
