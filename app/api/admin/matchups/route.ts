import { getViewer } from '@/lib/auth/viewer';
import { findPair } from '@/lib/data/desk-matchups';
import { findNamedTool } from '@/lib/data/desk-tools';
import { canCurate } from '@/lib/domain/curator-rules';
import { PRIVATE, refusalOf } from '../../private';
import { getter } from '../../respond';

/**
 * The matchup, in whatever state, of the two tools that are called `left` and `right`, by name or
 * address part; null for a pair without one, or while they are not both known. For admins only.
 */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const text = (name: string) =>
    (searchParams.get(name) ?? '').replaceAll('\0', '').slice(0, 200).trim();
  const [left, right] = await Promise.all([
    findNamedTool(text('left'), text('leftSlug')),
    findNamedTool(text('right'), text('rightSlug')),
  ]);
  const known = left.kind === 'found' && right.kind === 'found';
  const matchup = known ? await findPair(left.tool.id, right.tool.id) : null;
  return Response.json({ matchup }, { headers: PRIVATE });
});
