import type { Env } from '@/lib/env';

/** What the operator should know of sign-in and mail before anybody tries it, a line each. */
export function warningsOf(settings: Env): string[] {
  const { DATABASE_URL, SMTP_URL, POSTAL_ADDRESS } = settings;
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = settings;
  const warnings: string[] = [];
  if (DATABASE_URL && !SMTP_URL) {
    warnings.push(
      'SMTP_URL is not set: nobody can sign in by a mailed link or subscribe, and no newsletter is sent.',
    );
  }
  if (DATABASE_URL && SMTP_URL && !POSTAL_ADDRESS) {
    warnings.push(
      'POSTAL_ADDRESS is not set: the weekly mails do not say where you are, which many countries ask for.',
    );
  }
  if (!GITHUB_ID !== !GITHUB_SECRET || !GOOGLE_ID !== !GOOGLE_SECRET) {
    warnings.push('GitHub and Google sign people in only with both their ID and their SECRET set.');
  }
  return warnings;
}
