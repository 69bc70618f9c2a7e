/** The matchup's number in an address; null where it can't be one. */
export function matchupId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null;
}
