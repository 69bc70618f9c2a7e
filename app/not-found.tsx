import type { Metadata } from 'next';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <>
      <PageHead title="There is no such page">
        The address may be mistyped, or the tool in it is not published. A comparison needs two
        different tools.
      </PageHead>
      <div className="flex flex-wrap gap-4">
        <MoreLink href="/compare">All matchups</MoreLink>
        <MoreLink href="/tools">All tools</MoreLink>
      </div>
    </>
  );
}
