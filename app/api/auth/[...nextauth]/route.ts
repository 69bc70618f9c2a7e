import type { NextRequest } from 'next/server';
import { askNextAuth } from '@/lib/auth/next-auth';
import { problem } from '../../respond';

type Context = RouteContext<'/api/auth/[...nextauth]'>;

/** Where other sites send a browser back to, and where next-auth then sends it to say what failed. */
const isNeeded = ([action, ...rest]: string[]): boolean =>
  action === 'callback'
    ? rest.length === 1
    : ['error', 'signin'].includes(action ?? '') && !rest[0];

/** What of next-auth is open to the outside: signing in begins, and signing out is done, elsewhere. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth: path } = await params;
  if (!isNeeded(path)) return nothingHere();
  return askNextAuth({
    method: 'GET',
    path,
    query: Object.fromEntries(request.nextUrl.searchParams),
    body: {},
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
  });
}

function nothingHere(): Response {
  return problem(404, 'There is nothing at this address.', {
    headers: { 'Cache-Control': 'private, no-store' },
  });
}

/** Nothing is taken here: no site that signs people in posts its answer. */
export const POST = nothingHere;
