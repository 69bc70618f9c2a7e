import { PRIVATE, refusalOf } from '@/app/api/private';
import { problem } from '@/app/api/respond';
import { getViewer } from '@/lib/auth/viewer';
import { progressOf } from '@/lib/data/newsletter-deliveries';
import { canCurate } from '@/lib/domain/curator-rules';
import { issueAt } from '../../issue';
import { viewOf } from '../view';

/** How far the sending of an issue is, for the page that shows it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/admin/newsletter/[id]/progress'>,
): Promise<Response> {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const issue = await issueAt((await params).id);
  if (!issue) return problem(404, 'There is no such issue.', { headers: PRIVATE });
  return Response.json(viewOf(issue, await progressOf(issue.id)), { headers: PRIVATE });
}
