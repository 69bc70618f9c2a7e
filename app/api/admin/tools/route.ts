import { getViewer } from '@/lib/auth/viewer';
import { searchDeskTools } from '@/lib/data/desk-tools';
import { canCurate } from '@/lib/domain/curator-rules';
import { getter, problem } from '../../respond';

const PRIVATE = { 'Cache-Control': 'private, no-store' };
const MOST = 8;

/** The tools, drafts among them, whose name has `q` in it, for the desk's pickers. For admins only. */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const may = canCurate(viewer);
  if (!may.allowed) return problem(viewer ? 403 : 401, may.reason, { headers: PRIVATE });
  const text = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '').trim();
  const found = text === '' ? [] : await searchDeskTools(text.slice(0, 100), MOST);
  const items = found.map(({ slug, name, state, category }) => ({ slug, name, state, category }));
  return Response.json({ items }, { headers: PRIVATE });
});
