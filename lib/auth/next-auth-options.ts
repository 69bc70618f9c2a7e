import 'server-only';
import { randomUUID } from 'node:crypto';
import type { AuthOptions } from 'next-auth';
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import * as accounts from '@/lib/data/linked-accounts';
import { deleteSession, findSession, SESSION_DAYS } from '@/lib/data/sessions';
import type { NewSession } from '@/lib/data/sign-in';
import { returnPathOf } from '@/lib/domain/return-path';
import { log } from '@/lib/log';
import { findProviders } from './providers';
import { sign } from './secrets';
import { sessionCookie } from './session';
import { hashToken } from './token';

const LIFE = SESSION_DAYS * 24 * 60 * 60;

type User = { id: string; email: string; emailVerifiedAt: Date | null };
const shape = ({ id, email, emailVerifiedAt }: User): AdapterUser => ({
  ...{ id, email },
  emailVerified: emailVerifiedAt,
});
const shapeOrNull = (user: User | null) => user && shape(user);

/** What next-auth needs of the database, over our own tables: they know tokens by their hashes only. */
function adapter(prepared: Prepared): Adapter {
  let made: AdapterUser | null = null;
  return {
    // Next-auth asks for the user first and for their link after; both are written with the link.
    createUser: async ({ email }: Omit<AdapterUser, 'id'>) => {
      made = { id: randomUUID(), email, emailVerified: null };
      return made;
    },
    getUser: async (id) => shapeOrNull(await accounts.findUserById(id)),
    getUserByEmail: async (email) => shapeOrNull(await accounts.findUserByEmail(email)),
    getUserByAccount: async (at) => shapeOrNull(await accounts.findUserByLinkedAccount(at)),
    // Called for mailed links only, which are ours (lib/data/sign-in.ts).
    updateUser: async (user) => {
      throw new Error(`next-auth has no reason to change user ${user.id}`);
    },
    linkAccount: async (at: AdapterAccount) => {
      // It would join an account to who is signed in already, but is never told who is (next-auth.ts).
      if (made?.id !== at.userId) throw new Error('next-auth links accounts of new users only');
      await accounts.createLinkedUser(made, at);
    },
    createSession: async ({ sessionToken, userId, expires }) => {
      const session = { ...prepared.session, tokenHash: hashToken(sessionToken) };
      await accounts.openSession(userId, session);
      prepared.signedIn = userId;
      return { sessionToken, userId, expires };
    },
    getSessionAndUser: async (sessionToken) => {
      const found = await findSession(hashToken(sessionToken));
      if (!found) return null;
      const { userId, email } = found.viewer;
      const expires = new Date(Date.now() + LIFE * 1000);
      const user: AdapterUser = { id: userId, email, emailVerified: null };
      return { session: { sessionToken, userId, expires }, user };
    },
    updateSession: async () => null,
    deleteSession: async (sessionToken) => deleteSession(hashToken(sessionToken)),
  };
}

/** A session about to be made, and who was signed in with it in the end. */
export type Prepared = { token: string; session: NewSession; signedIn?: string };

/**
 * Answers next-auth's configuration for one request. There is no e-mail provider among the providers on
 * purpose: its links sign in by a GET, which mail scanners send; ours are in lib/actions/sign-in.ts.
 */
export function nextAuthOptions(prepared: Prepared, secure: boolean): AuthOptions {
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    providers: findProviders(),
    adapter: adapter(prepared),
    secret: sign('next-auth', 'secret'),
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookie(secure), options: cookie } },
    session: {
      ...{ strategy: 'database', maxAge: LIFE, updateAge: LIFE },
      generateSessionToken: () => prepared.token,
    },
    pages: { signIn: '/signin', error: '/signin', signOut: '/me' },
    callbacks: {
      // An address that the other site has not verified is '' (providers.ts): anybody could claim it.
      signIn: ({ user }) => Boolean(user.email),
      redirect: ({ url, baseUrl }) =>
        baseUrl + returnPathOf(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    logger: {
      error: (code) => log().error({ code }, 'next-auth'),
      warn: (code) => log().warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}
