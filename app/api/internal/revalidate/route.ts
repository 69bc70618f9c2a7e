import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { env } from '@/lib/env';

const body = z.object({ tags: z.array(z.string().min(1).max(200)).min(1).max(1_000) });

function isOurs(authorization: string | null): boolean {
  const token = env().INTERNAL_TOKEN;
  if (!token || !authorization) return false;
  const given = Buffer.from(authorization);
  const right = Buffer.from(`Bearer ${token}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Drops what this process cached under the tags: the process asks itself, nobody else may. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request.headers.get('authorization'))) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ dropped: parsed.data.tags.length });
}
