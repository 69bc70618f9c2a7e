import { z } from 'zod';
import { PRIVATE } from '@/app/api/private';
import { getViewer } from '@/lib/auth/viewer';
import { findVoter } from '@/lib/auth/voter';
import { findAccountVotes, findVotes } from '@/lib/data/votes';
import { toolSlugSchema } from '@/lib/domain/slug';
import { getter, problem } from '../../respond';

const query = z
  .string()
  .transform((tools) => tools.split(','))
  .pipe(z.array(toolSlugSchema).min(1).max(100));

/** How the account that is signed in, else the browser's own voter, voted on the tools asked for. */
export const GET = getter(async (request) => {
  const tools = query.safeParse(new URL(request.url).searchParams.get('tools'));
  if (!tools.success) {
    const detail = 'Name 1 to 100 tools by their slugs, parted by commas: ?tools=claw-code,cursor.';
    return problem(400, detail, { headers: PRIVATE });
  }
  return Response.json({ votes: await findMyVotes(tools.data) }, { headers: PRIVATE });
});

async function findMyVotes(slugs: string[]) {
  const viewer = await getViewer();
  if (viewer) return findAccountVotes(viewer.userId, slugs);
  const voterId = findVoter();
  return voterId ? findVotes(voterId, slugs) : {};
}
