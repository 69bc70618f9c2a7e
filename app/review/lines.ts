import type { DeskLines } from '@/components/review/desk-list';
import {
  type Desk,
  listConflicts,
  listDrafts,
  listPublished,
  listStale,
  listWaiting,
  type Part,
} from '@/lib/data/review-lists';
import { listRetracted } from '@/lib/data/review-retracted';
import type { DeskList } from '@/lib/domain/review';

const LIMIT = 20;

/** Answers a part of one of the desk's lists, with the cursor of the next part. */
export async function readLines(
  list: DeskList,
  desk: Desk,
  cursor: string | null,
): Promise<DeskLines & { nextCursor: string | null }> {
  const part: Part = { cursor, limit: LIMIT };
  switch (list) {
    case 'waiting':
      return { list, ...(await listWaiting(desk, part)) };
    case 'drafts':
      return { list, ...(await listDrafts(desk, part)) };
    case 'published':
      return { list, ...(await listPublished(desk, part)) };
    case 'retracted':
      return { list, ...(await listRetracted(desk, part)) };
    case 'stale':
      return { list, ...(await listStale(desk, part)) };
    case 'conflicts':
      return { list, ...(await listConflicts(desk, part)) };
  }
}
