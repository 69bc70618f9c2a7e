import { getter, isKnown, problem } from '@/app/api/respond';
import { readExportPiece } from '@/lib/data/open-data';
import { type DataExport, digestName, exportName } from '@/lib/domain/open-data';
import { log } from '@/lib/log';
import { getExports } from '@/lib/queries/open-data';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' };
/** A day's file is never changed. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const LATEST = 'public, max-age=0, s-maxage=2, stale-while-revalidate=2';

/**
 * The files of open data: `/data/{day}.ndjson.gz`, its `/data/{day}.sha256`, and `/data/latest`, which
 * leads to the newest file.
 */
export const GET = getter<{ file: string }>(async (request, { file }) => {
  const days = await getExports();
  const [newest] = days;
  if (file === 'latest' && newest) {
    const headers = {
      ...OPEN,
      'Cache-Control': LATEST,
      Location: `/data/${exportName(newest.day)}`,
    };
    return new Response(null, { status: 302, headers });
  }
  const found = days.find(({ day }) => file === exportName(day) || file === digestName(day));
  if (!found) {
    return problem(404, 'There is no such file. /data lists those of the last days.');
  }
  const etag = `"${found.sha256.slice(0, 32)}${file === digestName(found.day) ? '-sum' : ''}"`;
  const headers = { ...OPEN, 'Cache-Control': FOR_EVER, ETag: etag };
  if (isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (file === digestName(found.day)) {
    return new Response(`${found.sha256}  ${exportName(found.day)}\n`, {
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  return new Response(streamOf(found), {
    headers: {
      ...headers,
      'Content-Type': 'application/gzip',
      // Becomes the Content-Length, which Next would drop (scripts/server/answer.ts).
      'X-File-Length': String(found.bytes),
      'Content-Disposition': `attachment; filename="${exportName(found.day)}"`,
    },
  });
});

/** Reads a piece when the last one was taken: whoever downloads slowly holds no connection meanwhile. */
function streamOf({ day, bytes }: DataExport): ReadableStream<Uint8Array> {
  let number = 0;
  let sent = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const piece = await readExportPiece(day, number);
          number += 1;
          sent += piece?.length ?? 0;
          if (piece) controller.enqueue(piece);
          else if (sent === bytes) controller.close();
          else throw new Error(`only ${sent} of ${bytes} bytes of ${day} were there`);
        } catch (error) {
          log().error({ error: String(error) }, 'a file of open data broke off');
          controller.error(error);
        }
      },
    },
    { highWaterMark: 1 },
  );
}
