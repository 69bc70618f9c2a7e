import { z } from 'zod';
import { findVoter } from '@/lib/auth/voter';
import { findVotes } from '@/lib/data/votes';
import { toolSlugSchema } from '@/lib/domain/slug';
import { getter, problem } from '../../respond';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

const query = z
  .string()
  .transform((tools) => tools.split(','))
  .pipe(z.array(toolSlugSchema).min(1).max(100));

/** How the voter whose cookie came along voted on the tools asked for. */
export const GET = getter(async (request) => {
  const tools = query.safeParse(new URL(request.url).searchParams.get('tools'));
  if (!tools.success) {
    const detail = 'Name 1 to 100 tools by their slugs, parted by commas: ?tools=claw-code,cursor.';
    return problem(400, detail, { headers: PRIVATE });
  }
  const voterId = findVoter();
  const votes = voterId ? await findVotes(voterId, tools.data) : {};
  return Response.json({ votes }, { headers: PRIVATE });
});
