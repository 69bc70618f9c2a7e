import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { kindInWords } from '@/lib/domain/newsletter-words';

/** What an issue says that nobody changes any more. */
export function IssueWords({ issue }: { issue: NewsletterIssue }) {
  return (
    <div className="grid max-w-3xl gap-y-3">
      {issue.intro ? <p className="whitespace-pre-line">{issue.intro}</p> : null}
      <ol className="border-t border-rule">
        {issue.items.map(({ id, kind, title, body, included }) => (
          <li key={id} className="grid gap-y-1 border-b border-hairline py-3">
            <span className="text-note text-muted">
              {kindInWords[kind]}
              {included ? '' : ', left out'}
            </span>
            <span className="font-semibold">{title}</span>
            <p className="whitespace-pre-line">{body}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
