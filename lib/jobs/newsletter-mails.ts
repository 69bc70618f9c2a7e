import { findIssue } from '@/lib/data/newsletter-issues';
import { findToolsAt } from '@/lib/data/tool-addresses';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { issuePath, pathNow } from '@/lib/domain/newsletter-words';
import { mailFor } from '@/lib/mail/newsletter/message';
import type { WriteMail } from './newsletter-sender';

/** Issues whose text is kept at hand; more than one is rarely sent at a time. */
const KEPT = 4;

/**
 * Answers the issue with each item leading to where its tools stand by now, since they may have been renamed
 * or retired after it was composed; to the issue's own page where they are nowhere any more.
 */
async function withPathsNow(issue: NewsletterIssue): Promise<NewsletterIssue> {
  const slugs = issue.items.flatMap(({ facts }) => facts.tools.map(({ slug }) => slug));
  const at = await findToolsAt([...new Set(slugs)]);
  const now = new Map([...at].map(([slug, tool]) => [slug, tool.slug]));
  const own = issue.number === null ? '/newsletter' : issuePath(issue.number);
  return {
    ...issue,
    items: issue.items.map((item) => ({ ...item, path: pathNow(item, now) ?? own })),
  };
}

/**
 * Answers who writes the mails of issues. An issue is read once, since the database lets nothing in it
 * change from its first mail on; renderings are kept where they are made.
 */
export function writeNewsletterMail(): WriteMail {
  const issues = new Map<number, Promise<NewsletterIssue>>();

  async function read(issueId: number): Promise<NewsletterIssue> {
    const issue = await findIssue(issueId);
    if (!issue) throw new Error('The issue is gone.');
    return withPathsNow(issue);
  }

  function issueOf(issueId: number): Promise<NewsletterIssue> {
    const known = issues.get(issueId);
    if (known) return known;
    const reading = read(issueId);
    issues.set(issueId, reading);
    reading.catch(() => issues.delete(issueId));
    for (const [oldest] of issues) {
      if (issues.size <= KEPT) break;
      issues.delete(oldest);
    }
    return reading;
  }

  // Not before: React's parts must all be loaded under the same NODE_ENV, which the start decides. And once,
  // since a loader in place (tsx) is asked for a module each time.
  let renderer: Promise<typeof import('@/lib/mail/newsletter/render')> | null = null;
  const loadRenderer = () => {
    renderer ??= import('@/lib/mail/newsletter/render');
    return renderer;
  };

  return async (issueId, { subscriberId, email, categoryIds }) => {
    const { renderIssue } = await loadRenderer();
    const issue = await issueOf(issueId);
    const rendered = await renderIssue(issue, categoryIds.length > 0 ? categoryIds : null);
    return rendered && mailFor(rendered, { subscriberId, email }, issue);
  };
}
