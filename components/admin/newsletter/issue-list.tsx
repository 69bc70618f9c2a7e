import { Moment } from '@/components/ui/moment';
import type { NewsletterLine } from '@/lib/domain/newsletter';
import { dayInWords } from '@/lib/domain/newsletter-words';
import type { DeliveryCounts } from '@/lib/domain/subscriber-desk';
import { counted, grouped } from '@/lib/domain/words';
import { StateMark } from './state';

type Line = { issue: NewsletterLine; deliveries: DeliveryCounts | null };

const head = 'sticky top-0 z-1 border-b border-rule bg-paper py-3 pr-4 text-note font-semibold';

/** The issues, the newest first: what each is, where it stands, and to how many it went. */
export function IssueList({
  issues,
  path,
  isFirst,
  nextCursor,
}: {
  issues: Line[];
  path: string;
  isFirst: boolean;
  nextCursor: string | null;
}) {
  return (
    <>
      {issues.length === 0 ? (
        <p className="py-6 text-muted">
          No issue was made yet. The first one is made a day before its hour, when something has
          happened by then.
        </p>
      ) : (
        <table className="w-full border-collapse text-left">
          <caption className="py-2 text-left text-note text-muted">
            Issues, their state, their items and to how many they went
          </caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                Issue
              </th>
              <th scope="col" className={head}>
                State
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                Items
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                Sent
              </th>
            </tr>
          </thead>
          <tbody>
            {issues.map(({ issue, deliveries }) => (
              <tr key={issue.id} className="border-b border-hairline align-baseline text-note">
                <th scope="row" className="py-2 pr-4 font-normal">
                  <a
                    href={`${path}/${issue.id}`}
                    className="inline-flex min-h-11 items-center text-body font-semibold wrap-anywhere underline"
                  >
                    {issue.subject}
                  </a>
                  <span className="block text-muted">
                    {issue.number === null ? '' : `No. ${issue.number}, `}
                    week of {dayInWords(issue.week)}
                  </span>
                </th>
                <td className="py-2 pr-4">
                  <StateMark state={issue.state} />
                  {issue.state === 'approved' && issue.sendAt ? (
                    <span className="block text-muted">
                      goes out <Moment short at={issue.sendAt} />
                    </span>
                  ) : null}
                  {deliveries ? (
                    <span className="block text-muted sm:hidden">{inWords(deliveries)}</span>
                  ) : null}
                </td>
                <td className="py-2 pr-4 max-sm:hidden">{grouped(issue.included)}</td>
                <td className="py-2 pr-4 max-sm:hidden">
                  {deliveries ? inWords(deliveries) : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isFirst || nextCursor ? (
        <nav aria-label="Pages" className="flex gap-x-6 pt-2 pb-4">
          {isFirst ? null : (
            <a href={path} className="inline-flex min-h-11 items-center underline">
              First page
            </a>
          )}
          {nextCursor ? (
            <a
              href={`${path}?after=${encodeURIComponent(nextCursor)}`}
              className="inline-flex min-h-11 items-center underline"
            >
              Next page
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function inWords({ sent, failed, total }: DeliveryCounts): string {
  const failures = failed > 0 ? `, ${counted(failed, 'failure')}` : '';
  return `${grouped(sent)} of ${grouped(total)}${failures}`;
}
