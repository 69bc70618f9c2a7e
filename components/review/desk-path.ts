import type { DeskList } from '@/lib/domain/review';

/** The desk's address for a list of a seat. */
export function deskPath(seat: string, list: DeskList, after?: string): string {
  const more = after ? `&after=${encodeURIComponent(after)}` : '';
  return `/review?seat=${seat}&list=${list}${more}`;
}
