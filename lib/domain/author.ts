/** Answers how an author is named on a page; without a name they have deleted their account. */
export function authorName(name: string | null): string {
  return name ?? 'former reviewer';
}
