import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';

/** What a link opens that was not mailed like this. */
export function UnknownLink() {
  return (
    <>
      <PageHead title="This link is not known here">
        Perhaps a part of it got lost on the way. Copy it whole out of the mail, or have another one
        sent.
      </PageHead>
      <MoreLink href="/newsletter">Weekly verdicts by mail</MoreLink>
    </>
  );
}
