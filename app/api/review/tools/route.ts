import { getViewer } from '@/lib/auth/viewer';
import { searchToolNames } from '@/lib/data/review-lists';
import { canSeeDesk } from '@/lib/domain/verdict-rules';
import { getter, problem } from '../../respond';

const PRIVATE = { 'Cache-Control': 'private, no-store' };
const MOST = 8;

/** The published tools whose name has `q` in it, for the desk's picker. For reviewers only. */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const desk = canSeeDesk(viewer);
  if (!desk.allowed) return problem(viewer ? 403 : 401, desk.reason, { headers: PRIVATE });
  const text = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '').trim();
  const items = text === '' ? [] : await searchToolNames(text.slice(0, 100), MOST);
  return Response.json({ items }, { headers: PRIVATE });
});
