const FAULTS: Record<string, string> = {
  OAuthAccountNotLinked:
    'There is an account with this mail address already. Sign in to it by a mailed link.',
  AccessDenied:
    'That site did not name a mail address which it has verified, so nobody was signed in.',
};

/**
 * Answers what to say of a sign-in through another site that did not come about, by the code that
 * next-auth puts into the address; null without one.
 */
export function signInFault(code: unknown): string | null {
  if (typeof code !== 'string' || code === '') return null;
  const known = Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
  return known ?? 'That sign-in did not come about, and nobody was signed in. Please try again.';
}
