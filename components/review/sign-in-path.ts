/** The address to sign in at and come back from to `here`, a path of this site. */
export function signInPath(here: string): string {
  return `/signin?redirect=${encodeURIComponent(here)}`;
}
