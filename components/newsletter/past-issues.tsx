import type { Route } from 'next';
import { ListJsonLd } from '@/components/site/list-json-ld';
import { DateTime } from '@/components/ui/date';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { issuePath } from '@/lib/domain/newsletter-words';
import { counted } from '@/lib/domain/words';
import { getPastIssues } from '@/lib/queries/newsletter';

const PAGE_SIZE = 20;

/** A page of the issues that went out, the newest first. */
export async function PastIssues({ cursor }: { cursor: string | null }) {
  const { items, nextCursor } = await getPastIssues(cursor, PAGE_SIZE);
  const issues = items.flatMap(({ number, ...issue }) => (number ? { ...issue, number } : []));
  if (issues.length === 0) return <p className="text-muted">No issue has gone out yet.</p>;
  return (
    <>
      <ListJsonLd
        name="Past issues of the weekly verdicts, the newest first"
        items={issues.map(({ number, subject }) => ({ name: subject, path: issuePath(number) }))}
      />
      <ul className="border-t border-ink">
        {issues.map(({ number, subject, week, included }) => (
          <li key={number} className="border-b border-hairline py-4">
            <PageLink
              href={issuePath(number) as Route}
              className="inline-block min-h-11 max-w-prose py-2 font-serif text-lead font-semibold wrap-anywhere hover:underline"
            >
              {subject}
            </PageLink>
            <p className="text-note text-muted">
              {`Issue ${number}, `}
              <DateTime date={week} />
              {`, ${counted(included, 'item')}`}
            </p>
          </li>
        ))}
      </ul>
      {nextCursor ? (
        <MoreLink href={`/newsletter/after/${nextCursor}` as Route}>Older issues</MoreLink>
      ) : null}
    </>
  );
}
