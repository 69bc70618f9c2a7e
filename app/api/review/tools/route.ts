import { getViewer } from '@/lib/auth/viewer';
import { searchToolNames } from '@/lib/data/review-lists';
import { canSeeDesk } from '@/lib/domain/verdict-rules';
import { PRIVATE, refusalOf } from '../../private';
import { getter } from '../../respond';

const MOST = 8;

/** The published tools whose name has `q` in it, for the desk's picker. For reviewers only. */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canSeeDesk(viewer));
  if (refusal) return refusal;
  const text = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '').trim();
  const items = text === '' ? [] : await searchToolNames(text.slice(0, 100), MOST);
  return Response.json({ items }, { headers: PRIVATE });
});
