import type { NextRequest } from 'next/server';
import { askNextAuth } from '@/lib/auth/next-auth';

type Context = RouteContext<'/api/auth/[...nextauth]'>;

async function answer(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  return askNextAuth({
    method: request.method,
    path: nextauth,
    query: Object.fromEntries(request.nextUrl.searchParams),
    body: await readBody(request),
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
  });
}

/** The fields of a form or of a JSON object; none for anything else. */
async function readBody(request: NextRequest): Promise<Record<string, string>> {
  if (request.method !== 'POST') return {};
  const text = (await request.text()).slice(0, 10_000);
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const value: unknown = JSON.parse(text);
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(fields.map(([name, field]) => [name, String(field)]));
  } catch {
    // No JSON at all: without its token next-auth refuses it.
    return {};
  }
}

export { answer as GET, answer as POST };
