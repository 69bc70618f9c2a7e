import { amountInWords, type EntryKind, entryLabel, type PriceRead } from './price';

/** A price read with what differs from the one before it, in words; null where it is the first. */
export type PriceStep = PriceRead & { changes: string[] | null };

/** What the price itself says, apart from where and when it was read. */
const said = {
  kind: ({ kind }: PriceRead) => `entry ${entryLabel(kind satisfies EntryKind)}`,
  amount: (read: PriceRead) => amountInWords(read) ?? 'no amount',
  note: ({ note }: PriceRead) => (note === null ? 'no note' : `“${note}”`),
};

function changesBetween(before: PriceRead, after: PriceRead): string[] {
  const changes = Object.values(said)
    .map((part) => [part(before), part(after)] as const)
    .filter(([was, is]) => was !== is)
    .map(([was, is]) => `${was} became ${is}`);
  if (before.sourceUrl !== after.sourceUrl) changes.push('read at another source');
  return changes;
}

/**
 * Answers price reads, given the newest first and in that order, each with what changed since the one
 * before it. `whole` says whether the last of them is the first that was ever made.
 */
export function priceHistory(reads: readonly PriceRead[], whole: boolean): PriceStep[] {
  const steps = reads.map((read, place) => {
    const before = reads[place + 1];
    return { ...read, changes: before ? changesBetween(before, read) : null };
  });
  return whole ? steps : steps.slice(0, -1);
}

/** "Entry Free became entry Freemium; no amount became $10 a month.", or that nothing did. */
export function changeInWords({ changes }: PriceStep): string {
  if (changes === null) return 'The first read.';
  if (changes.length === 0) return 'Unchanged.';
  const words = `${changes.join('; ')}.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
