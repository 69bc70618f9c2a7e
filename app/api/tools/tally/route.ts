import { z } from 'zod';
import { MOST_SIDES } from '@/lib/domain/compare-request';
import { toolSlugSchema } from '@/lib/domain/slug';
import { getTalliesAnswer } from '@/lib/queries/api';
import { getter, json, ONE_SECOND, problem } from '../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

const query = z
  .string()
  .transform((tools) => tools.split(','))
  .pipe(z.array(toolSlugSchema).min(1).max(MOST_SIDES));

/** The community's figures of tools side by side: what their open page asks for again and again. */
export const GET = getter(async (request) => {
  const tools = query.safeParse(new URL(request.url).searchParams.get('tools'));
  const answer = tools.success ? await getTalliesAnswer([...new Set(tools.data)]) : null;
  if (answer) return json(request, answer, ONE_SECOND);
  return tools.success
    ? problem(404, 'One of these tools is not published.')
    : problem(400, `Name 1 to ${MOST_SIDES} tools by their slugs, parted by commas.`);
});
