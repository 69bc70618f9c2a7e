import { PRIVATE, refusalOf } from '@/app/api/private';
import { problem } from '@/app/api/respond';
import { getViewer } from '@/lib/auth/viewer';
import { writeCatalogue } from '@/lib/catalogue-file/write';
import { exportTools } from '@/lib/data/export';
import { canCurate } from '@/lib/domain/curator-rules';
import { exportSchema } from '@/lib/domain/export';
import { fileAnswer } from '../../file-answer';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

/** The catalogue, or a part of it (`state`, `category`), as a CSV or JSON file (`format`). */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const wanted = exportSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wanted.success) {
    return problem(400, wanted.error.issues[0]?.message ?? 'This cannot be exported.', {
      headers: PRIVATE,
    });
  }
  const { format, ...filter } = wanted.data;
  const day = new Date().toISOString().slice(0, 10);
  return fileAnswer(writeCatalogue(exportTools(filter), format), {
    name: `shipworthy-tools-${day}.${format}`,
    type: TYPES[format],
  });
}
