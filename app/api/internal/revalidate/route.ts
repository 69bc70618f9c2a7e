import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { isBearer } from '@/lib/auth/bearer';
import { env } from '@/lib/env';

const body = z.object({ tags: z.array(z.string().min(1).max(200)).min(1).max(1_000) });

/** Drops what this process cached under the tags: the process asks itself, nobody else may. */
export async function POST(request: Request): Promise<Response> {
  const { INTERNAL_TOKEN } = env();
  const isOurs = INTERNAL_TOKEN && isBearer(request.headers.get('authorization'), INTERNAL_TOKEN);
  if (!isOurs) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ dropped: parsed.data.tags.length });
}
