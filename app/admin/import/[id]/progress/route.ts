import { PRIVATE, refusalOf } from '@/app/api/private';
import { problem } from '@/app/api/respond';
import { getViewer } from '@/lib/auth/viewer';
import { findImport } from '@/lib/data/import-runs';
import { canCurate } from '@/lib/domain/curator-rules';
import { importIdSchema } from '@/lib/domain/import-id';
import { progressOf } from '@/lib/domain/import-run';

/** How far an import is, for the page that shows it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/admin/import/[id]/progress'>,
): Promise<Response> {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const id = importIdSchema.safeParse((await params).id);
  const run = id.success ? await findImport(id.data) : null;
  if (!run) return problem(404, 'There is no such import.', { headers: PRIVATE });
  return Response.json(progressOf(run), { headers: PRIVATE });
}
