import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { IssueSheet } from '@/components/newsletter/issue-sheet';
import { JsonLd } from '@/components/site/json-ld';
import { Crumbs } from '@/components/ui/crumbs';
import { DateTime } from '@/components/ui/date';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { issueJsonLd } from '@/lib/domain/json-ld';
import { issuePath, issueSummary, shortened } from '@/lib/domain/newsletter-words';
import { getPastIssue, type PastIssue } from '@/lib/queries/newsletter';
import { absolute } from '@/lib/queries/site';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ number: 'none' }];
}

type Props = PageProps<'/newsletter/[number]'>;

/** With the site's name behind it, as long as a list of results shows a title. */
const LONGEST_SUBJECT = 38;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const issue = await getPastIssue((await params).number);
  if (!issue) return {};
  return pageMetadata({
    title: `Issue ${issue.number}: ${shortened(issue.subject, LONGEST_SUBJECT)}`,
    description: issueSummary(issue),
    path: issuePath(issue.number),
  });
}

function Neighbours({ issue: { number, hasLater } }: { issue: PastIssue }) {
  const link = (to: number, text: string) => (
    <PageLink
      href={issuePath(to) as Route}
      className="inline-flex min-h-11 items-center underline hover:no-underline"
    >
      {text}
    </PageLink>
  );
  return (
    <nav aria-label="Issues" className="flex flex-wrap gap-x-8 border-t border-ink pt-4">
      {number > 1 ? link(number - 1, `Issue ${number - 1}`) : null}
      {hasLater ? link(number + 1, `Issue ${number + 1}`) : null}
      <PageLink
        href={'/newsletter' as Route}
        className="inline-flex min-h-11 items-center underline hover:no-underline"
      >
        All issues
      </PageLink>
    </nav>
  );
}

export default async function IssuePage({ params }: Props) {
  const issue = await getPastIssue((await params).number);
  if (!issue) notFound();
  const { number, subject, week, startedAt } = issue;
  return (
    <>
      <JsonLd
        document={issueJsonLd({
          ...{ headline: subject, description: issueSummary(issue), published: startedAt },
          ...{ url: absolute(issuePath(number)), image: absolute('/og.png') },
          siteUrl: absolute('/'),
        })}
      />
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Newsletter', href: '/newsletter' as Route },
        ]}
        here={`Issue ${number}`}
      />
      <PageHead title={subject}>
        Weekly verdicts, issue {number}, <DateTime date={week} />. The figures are as they stood
        then.
      </PageHead>
      <IssueSheet issue={issue} />
      <Neighbours issue={issue} />
    </>
  );
}
