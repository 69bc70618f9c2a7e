import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { findIssueByNumber, isIssueCursor, listIssues } from '@/lib/data/newsletter-issues';
import { findToolsAt } from '@/lib/data/tool-addresses';
import type { Page } from '@/lib/domain/catalogue';
import type { NewsletterIssue, NewsletterItem, NewsletterLine } from '@/lib/domain/newsletter';
import { itemsFor, pathNow } from '@/lib/domain/newsletter-words';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** Whether a cursor is one of the list of past issues. */
export const isPastIssueCursor = (cursor: string): boolean => isIssueCursor('public', cursor);

/** An item as its issue's page shows it: with where it leads to by now, null where nowhere any more. */
export type PastItem = NewsletterItem & { leadsTo: string | null };

/** An issue of which somebody may have had the mail. Times are ISO, UTC. */
export type PastIssue = Omit<NewsletterIssue, 'items' | 'number' | 'startedAt'> & {
  number: number;
  startedAt: string;
  items: PastItem[];
  /** Whether there is a later one. */
  hasLater: boolean;
};

/** Cached: the issue of a number, as an address has it; null before its sending began, and for no number. */
export async function getPastIssue(number: string): Promise<PastIssue | null> {
  return /^[1-9]\d{0,8}$/.test(number) ? readPastIssue(Number(number)) : null;
}

async function readPastIssue(wanted: number): Promise<PastIssue | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.newsletter, cacheTags.catalogue);
  if (isBuild()) return null;
  const [issue, newest] = await Promise.all([
    findIssueByNumber(wanted),
    listIssues('public', { cursor: null, limit: 1 }),
  ]);
  if (!issue || issue.number === null || issue.startedAt === null) return null;
  const { number, startedAt } = issue;
  const told = itemsFor(issue.items, null);
  const slugs = told.flatMap(({ facts }) => facts.tools.map(({ slug }) => slug));
  const at = await findToolsAt([...new Set(slugs)]);
  const now = new Map([...at].map(([slug, tool]) => [slug, tool.slug]));
  return {
    ...{ ...issue, number, startedAt },
    items: told.map((item) => ({ ...item, leadsTo: pathNow(item, now) })),
    hasLater: (newest.items[0]?.number ?? 0) > number,
  };
}

/** Cached: the issues of which somebody may have had the mail, `limit` a page, the newest first. */
export async function getPastIssues(
  cursor: string | null,
  limit: number,
): Promise<Page<NewsletterLine>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.newsletter);
  if (isBuild()) return { items: [], nextCursor: null };
  return listIssues('public', { cursor, limit });
}
