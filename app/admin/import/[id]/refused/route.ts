import { PRIVATE, refusalOf } from '@/app/api/private';
import { problem } from '@/app/api/respond';
import { getViewer } from '@/lib/auth/viewer';
import { csvLines } from '@/lib/catalogue-file/write';
import { refusedCells } from '@/lib/data/import-lists';
import { findImport } from '@/lib/data/import-runs';
import { canCurate } from '@/lib/domain/curator-rules';
import { importIdSchema } from '@/lib/domain/import-id';
import { fileAnswer } from '../../../file-answer';

async function* lines(importId: number): AsyncGenerator<string> {
  yield csvLines([['row', 'column', 'value', 'reason']]);
  for await (const cells of refusedCells(importId)) {
    const rows = cells.map(({ number, column, value, reason }) => [
      ...[String(number), column, value, reason],
    ]);
    yield csvLines(rows);
  }
}

/** Why rows of an import are refused, as a CSV file. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/admin/import/[id]/refused'>,
): Promise<Response> {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const id = importIdSchema.safeParse((await params).id);
  const run = id.success ? await findImport(id.data) : null;
  if (!run) return problem(404, 'There is no such import.', { headers: PRIVATE });
  return fileAnswer(lines(run.id), {
    ...{ name: `refused-${run.id}.csv`, type: 'text/csv; charset=utf-8' },
  });
}
