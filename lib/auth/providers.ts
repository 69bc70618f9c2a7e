import 'server-only';
import GitHub, { type GithubProfile } from 'next-auth/providers/github';
import Google, { type GoogleProfile } from 'next-auth/providers/google';
import type { OAuthConfig } from 'next-auth/providers/index';
import { z } from 'zod';
import { emailSchema } from '@/lib/domain/email';
import { env } from '@/lib/env';

const githubEmails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** Answers the primary address of a GitHub account, if GitHub has verified it; '' otherwise. */
export function verifiedAddress(emails: unknown): string {
  const read = githubEmails.safeParse(emails);
  return read.data?.find(({ primary, verified }) => primary && verified)?.email ?? '';
}

// The address on a GitHub profile may be anybody's: only the list says which ones are verified.
async function readGitHubEmail(accessToken: string | undefined): Promise<string> {
  const response = await fetch('https://api.github.com/user/emails', {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/vnd.github+json' },
  });
  return response.ok ? verifiedAddress(await response.json()) : '';
}

/** What an account here is made of: who it is there, and an address that is proven, or ''. */
function person(id: string, email: string) {
  return { id, email: emailSchema.safeParse(email).data ?? '', name: null, image: null };
}

function github(clientId: string, clientSecret: string): OAuthConfig<GithubProfile> {
  return GitHub({
    clientId,
    clientSecret,
    userinfo: {
      request: async ({ client, tokens }) => {
        const profile = await client.userinfo<GithubProfile>(tokens.access_token ?? '');
        return { ...profile, email: await readGitHubEmail(tokens.access_token) };
      },
    },
    profile: (profile) => person(String(profile.id), profile.email ?? ''),
  });
}

function google(clientId: string, clientSecret: string): OAuthConfig<GoogleProfile> {
  return Google({
    clientId,
    clientSecret,
    profile: (profile) => person(profile.sub, profile.email_verified ? profile.email : ''),
  });
}

/** Answers the other sites that may sign people in here: those whose both keys are set. */
export function findProviders(): OAuthConfig<GithubProfile | GoogleProfile>[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [google(GOOGLE_ID, GOOGLE_SECRET)] : []),
  ] as OAuthConfig<GithubProfile | GoogleProfile>[];
}
