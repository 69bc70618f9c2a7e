/** A name fit for the middle of a sentence: trimmed, with single spaces. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim();
}

/** "A", "A and B", "A, B and C"; the empty string for an empty list. */
export function inSeries(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const rest = items.slice(0, -1);
  return rest.length === 0 ? last : `${rest.join(', ')} and ${last}`;
}

/** "1 vote", "128 votes", "1,280 votes": a whole number from 0 with its noun. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** A whole number from 0 with commas between the thousands: 1280 → "1,280". */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The size of a file: "812 bytes", "34 kB", "1.2 MB", in powers of 1,000 as browsers show it. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte');
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * A distance between two whole percentages, 0 to 100, in words. Zero is said as "less than 1 point":
 * the words are only used where a difference is known and rounding has hidden it.
 */
export function inPoints(points: number): string {
  return points === 0 ? 'less than 1 point' : counted(points, 'point');
}
