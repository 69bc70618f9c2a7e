import { pageMetadata } from '@/app/metadata';
import { PastIssues } from '@/components/newsletter/past-issues';
import { SubscribeForm } from '@/components/newsletter/subscribe-form';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { FORGET_DAYS } from '@/lib/domain/newsletter-days';
import { env } from '@/lib/env';
import { getCategories } from '@/lib/queries/directory';

// Not among app/(site), whose layout would add the same form once more.
export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'Weekly verdicts by mail',
  description:
    'One mail a week with what happened between the tools: new matchups, verdicts that moved a figure, one tool to watch.',
  path: '/newsletter',
  type: 'website',
});

const heading = 'font-serif text-head font-semibold tracking-tight';
const nameOf = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1);

export default async function NewsletterPage() {
  const categories = await getCategories();
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Newsletter" />
      <PageHead title="Weekly verdicts by mail">
        Get the next comparison in your inbox: one good mail a week, and none when nothing happened.
      </PageHead>
      <SubscribeForm categories={categories.map(({ slug, name }) => ({ slug, name }))} />
      <div className="grid max-w-prose gap-y-10 pt-14">
        <section aria-labelledby="what" className="grid gap-y-3">
          <h2 id="what" className={heading}>
            What is in it
          </h2>
          <p>
            New matchups, verdicts that moved a panel figure, the largest moves among the
            community’s votes, the biggest disagreement between the two, and one tool to watch. Each
            figure has its count, and a link to where it is made.
          </p>
        </section>
        <section aria-labelledby="when" className="grid gap-y-3">
          <h2 id="when" className={heading}>
            How often
          </h2>
          <p>
            Once a week, on {nameOf(env().NEWSLETTER_DAY)}. Each mail has a link to leave, which
            needs one press and no account. To choose other categories, leave and subscribe anew.
          </p>
        </section>
        <section aria-labelledby="privacy" className="grid gap-y-3">
          <h2 id="privacy" className={heading}>
            What we keep
          </h2>
          <p>
            Your address, the categories you chose, and when and from which network address, as a
            hash, you confirmed it; there are no pixels and nothing tells us what you open or press.
            Who does not confirm, or leaves, is forgotten after {FORGET_DAYS} days. Whoever has an
            account with the same address finds all this in its export; deleting the account ends
            the mail, too.
          </p>
        </section>
        <section aria-labelledby="past" className="grid gap-y-3">
          <h2 id="past" className={heading}>
            Past issues
          </h2>
          <PastIssues cursor={null} />
        </section>
      </div>
    </>
  );
}
