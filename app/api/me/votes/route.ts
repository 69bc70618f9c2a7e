import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { findVoter } from '@/lib/auth/voter';
import { findVotes } from '@/lib/data/votes';
import { toolSlugSchema } from '@/lib/domain/slug';

const query = z
  .string()
  .transform((tools) => tools.split(','))
  .pipe(z.array(toolSlugSchema).min(1).max(100));

/** Answers how the voter whose cookie came along voted on the tools asked for. */
export async function GET(request: NextRequest): Promise<Response> {
  const headers = { 'cache-control': 'private, no-store' };
  const tools = query.safeParse(request.nextUrl.searchParams.get('tools'));
  if (!tools.success) {
    return Response.json(
      {
        type: 'about:blank',
        title: 'Bad request',
        status: 400,
        detail: 'Name 1 to 100 tools by their slugs, parted by commas: ?tools=claw-code,cursor.',
      },
      { status: 400, headers: { ...headers, 'content-type': 'application/problem+json' } },
    );
  }
  const voterId = await findVoter();
  const votes = voterId ? await findVotes(voterId, tools.data) : {};
  return Response.json({ votes }, { headers });
}
