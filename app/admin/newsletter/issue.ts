import { findIssue } from '@/lib/data/newsletter-issues';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { rowId } from '@/lib/domain/row-id';

/** Answers the issue whose number stands in an address; null where there is none. */
export async function issueAt(text: string): Promise<NewsletterIssue | null> {
  const id = /^[1-9]\d*$/.test(text) ? rowId.safeParse(text) : null;
  return id?.success ? findIssue(id.data) : null;
}
