import { seeOther } from '@/app/(account)/see-other';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { beginImport } from '@/lib/data/import-runs';
import { canCurate } from '@/lib/domain/curator-rules';
import { startCheck } from '@/lib/jobs/background-imports';
import { takeUpload } from '@/lib/jobs/uploads';

/** Takes a file for the catalogue and has it checked. Nothing of it is read before it is known who sends it. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer) return seeOther('/signin?redirect=%2Fadmin%2Fimport');
  const desk = canCurate(viewer);
  if (!desk.allowed) {
    return new Response(`${desk.reason}\n`, {
      status: 403,
      headers: { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/plain' },
    });
  }
  const taken = await takeUpload(request);
  if (!taken.ok) return seeOther(`/admin/import?problem=${taken.problem}`);
  const { fileName, format, bytes, path } = taken.upload;
  const id = await beginImport({ fileName, format, bytes, userId: viewer.userId });
  startCheck(id, { path, format }, actingAs(viewer, `Import of ${fileName}`.slice(0, 500)));
  return seeOther(`/admin/import/${id}`);
}
