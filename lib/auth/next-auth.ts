import 'server-only';
import { createHash } from 'node:crypto';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth/next';
import { isSecure } from './cookie';
import { nextAuthOptions } from './next-auth-options';
import { sessionCookie } from './session';
import { bringVotes, prepareSession } from './sign-in';
import { newToken } from './token';

/** A request to next-auth: `path` is what comes after /api/auth. */
export type AuthRequest = {
  method: string;
  path: string[];
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
};

/** What next-auth writes its answer into: as much of Node's response as it uses. */
class Written {
  status = 200;
  readonly headers = new Headers();
  private cookies: string[] = [];
  body: string | null = null;

  readonly asResponse = {
    status: (status: number) => {
      this.status = status;
      return this.asResponse;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === 'set-cookie' ? this.cookies : this.headers.get(name),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === 'set-cookie') this.cookies = [value].flat();
      else this.headers.set(name, String(value));
      return this.asResponse;
    },
    json: (value: unknown) => {
      this.headers.set('Content-Type', 'application/json');
      this.body = JSON.stringify(value);
    },
    send: (value: unknown) => {
      if (typeof value === 'string' || value === undefined) this.body = value ?? null;
      else this.asResponse.json(value);
    },
    end: () => undefined,
  };

  finish(): Response {
    for (const cookie of this.cookies) this.headers.append('Set-Cookie', cookie);
    this.headers.set('Cache-Control', 'private, no-store');
    return new Response(this.body, { status: this.status, headers: this.headers });
  }
}

/**
 * Has next-auth answer a request. Who comes back signed in has a new session in place of this browser's
 * earlier one (which next-auth does not get to see, so that it never links accounts by it), and their
 * votes with them.
 */
export async function askNextAuth(request: AuthRequest): Promise<Response> {
  const { path, query, body, cookies, method } = request;
  const prepared = { ...(await prepareSession()), signedIn: undefined as string | undefined };
  const options = nextAuthOptions(prepared, isSecure());
  const seen = path[0] === 'callback' ? without(cookies, sessionCookie()) : cookies;
  const asked = { method, query: { ...query, nextauth: path }, body, cookies: seen, headers: {} };
  const written = new Written();
  await NextAuth(
    asked as unknown as NextApiRequest,
    written.asResponse as unknown as NextApiResponse,
    options,
  );
  if (prepared.signedIn) await bringVotes(prepared.signedIn);
  return written.finish();
}

/**
 * Sends this browser to another site to sign in there. next-auth's own way would be two requests with a
 * token between them; here the form came from this site (scripts/server refuses others), which is what
 * that token is to prove.
 */
export async function startSignInWith(
  provider: string,
  returnTo: string,
  cookies: Record<string, string>,
): Promise<Response> {
  const secure = isSecure();
  const { secret } = nextAuthOptions(await prepareSession(), secure);
  const csrfToken = newToken();
  const hash = createHash('sha256').update(`${csrfToken}${secret}`).digest('hex');
  const name = secure ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token';
  return askNextAuth({
    method: 'POST',
    path: ['signin', provider],
    query: {},
    body: { csrfToken, callbackUrl: returnTo },
    cookies: { ...cookies, [name]: `${csrfToken}|${hash}` },
  });
}

function without(cookies: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(cookies).filter(([key]) => key !== name));
}
