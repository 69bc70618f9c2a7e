import type { Metadata } from 'next';
import { connection } from 'next/server';
import { LinkForm } from '@/components/newsletter/link-form';
import { SubscribeForm } from '@/components/newsletter/subscribe-form';
import { UnknownLink } from '@/components/newsletter/unknown-link';
import { PageHead } from '@/components/ui/page-head';
import { answerMissing } from '@/lib/auth/exchange';
import { readConfirmToken } from '@/lib/auth/newsletter-link';
import { findSubscriber } from '@/lib/data/subscribers';
import { CONFIRM_DAYS } from '@/lib/domain/newsletter-days';
import type { Subscriber } from '@/lib/domain/subscriber';
import { inSeries } from '@/lib/domain/words';
import { getCategories } from '@/lib/queries/directory';

export const metadata: Metadata = { title: 'Confirm your subscription' };

const aboutIn = ({ categories }: Subscriber): string =>
  categories.length > 0 ? ` about ${inSeries(categories)}` : '';

type AnewProps = { title: string; subscriber: Subscriber | null; children: string };

/** Why it is to be asked anew; what they asked for before is filled in. */
async function Anew({ title, subscriber, children }: AnewProps) {
  const categories = await getCategories();
  const before = subscriber?.categories ?? [];
  return (
    <>
      <PageHead title={title}>{children}</PageHead>
      <SubscribeForm
        email={subscriber?.email ?? ''}
        categories={categories.map(({ slug, name }) => ({ slug, name }))}
        picked={categories.filter(({ name }) => before.includes(name)).map(({ slug }) => slug)}
      />
    </>
  );
}

/** What the mailed link opens. Looking at it confirms nothing: scanners open links, too. */
export default async function ConfirmPage({ searchParams }: PageProps<'/newsletter/confirm'>) {
  const { token, done, failed } = await searchParams;
  // What the clock says is of this request.
  await connection();
  const link = readConfirmToken(token, new Date());
  if (!link) {
    answerMissing();
    return <UnknownLink />;
  }
  const subscriber = await findSubscriber(link.subscriberId);
  if (!subscriber) {
    return (
      <Anew title="This address is not waiting any more" subscriber={null}>
        An address that is not confirmed for a month is forgotten. Subscribe once more, and another
        link is mailed.
      </Anew>
    );
  }
  const { email, state } = subscriber;
  if (state === 'confirmed') {
    return (
      <PageHead title={done ? 'You are subscribed' : 'You are subscribed already'}>
        {done ? 'The next issue goes to ' : 'There is nothing left to do: the next issue goes to '}
        <strong className="wrap-anywhere">{email}</strong>
        {aboutIn(subscriber)}.
      </PageHead>
    );
  }
  if (state !== 'pending') {
    return (
      <Anew title="This link was used" subscriber={subscriber}>
        The subscription that it confirmed has ended since. To get the weekly mail again, subscribe
        once more.
      </Anew>
    );
  }
  if (link.isOld) {
    return (
      <Anew title="This link is too old" subscriber={subscriber}>
        {`A link to confirm works for ${CONFIRM_DAYS} days. Have another one mailed.`}
      </Anew>
    );
  }
  return (
    <>
      <PageHead title="One more press">
        The weekly verdicts{aboutIn(subscriber)} are to go to{' '}
        <strong className="wrap-anywhere">{email}</strong>. Is that you, and do you want them?
      </PageHead>
      <LinkForm
        action="/newsletter/confirm/complete"
        token={String(token)}
        button="Confirm"
        failed={failed !== undefined}
      />
    </>
  );
}
