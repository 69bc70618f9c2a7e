import type { Metadata } from 'next';
import { LinkForm } from '@/components/newsletter/link-form';
import { UnknownLink } from '@/components/newsletter/unknown-link';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { answerMissing } from '@/lib/auth/exchange';
import { readLeaveToken } from '@/lib/auth/newsletter-link';
import { findSubscriber } from '@/lib/data/subscribers';
import { FORGET_DAYS } from '@/lib/domain/newsletter-days';

export const metadata: Metadata = { title: 'Unsubscribe' };

/** What the link in each mail opens. Looking at it changes nothing: scanners open links, too. */
export default async function UnsubscribePage({
  searchParams,
}: PageProps<'/newsletter/unsubscribe'>) {
  const { token, back, failed } = await searchParams;
  const id = readLeaveToken(token);
  if (!id) {
    answerMissing();
    return <UnknownLink />;
  }
  const subscriber = await findSubscriber(id);
  if (!subscriber) {
    return (
      <>
        <PageHead title="This subscription has ended">
          Nothing is mailed by it, and its address is forgotten. If an issue still comes, you have
          subscribed anew since: leave by the link in the newest one.
        </PageHead>
        <MoreLink href="/newsletter">Subscribe anew</MoreLink>
      </>
    );
  }
  const form = { token: String(token), failed: failed !== undefined };
  const address = <strong className="wrap-anywhere">{subscriber.email}</strong>;
  if (subscriber.state === 'confirmed') {
    return (
      <>
        <PageHead title={back ? 'You are subscribed again' : 'Unsubscribe'}>
          {back ? 'The next issue goes to ' : 'This ends the weekly verdicts to '}
          {address}.
        </PageHead>
        <LinkForm {...form} action="/newsletter/unsubscribe/complete" button="Unsubscribe" />
      </>
    );
  }
  return (
    <>
      <PageHead title="You are unsubscribed">
        No issue is mailed to {address} any more, and after {FORGET_DAYS} days the address is
        forgotten. Until then this brings you back:
      </PageHead>
      <LinkForm {...form} action="/newsletter/unsubscribe/again" button="Subscribe again" />
      <MoreLink href="/newsletter">Choose other categories</MoreLink>
    </>
  );
}
