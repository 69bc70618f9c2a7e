import { getViewer } from '@/lib/auth/viewer';
import { searchDeskTools } from '@/lib/data/desk-tools';
import { canCurate } from '@/lib/domain/curator-rules';
import { PRIVATE, refusalOf } from '../../private';
import { getter } from '../../respond';

const MOST = 8;

/** The tools, drafts among them, whose name has `q` in it, for the desk's pickers. For admins only. */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const text = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '').trim();
  const found = text === '' ? [] : await searchDeskTools(text.slice(0, 100), MOST);
  const items = found.map(({ slug, name, state, category }) => ({ slug, name, state, category }));
  return Response.json({ items }, { headers: PRIVATE });
});
