import { isKnown } from '@/app/api/respond';
import { pictureOf } from '@/components/share-image/picture';
import { BusyError } from '@/components/share-image/store';
import type { Subject } from '@/components/share-image/subject';

/** Who shows a link keeps its picture for days anyway; five minutes keep crowds away from here. */
const MINUTES = 'public, max-age=300, s-maxage=300, stale-while-revalidate=600';

/** The name that a picture's file has, without its ending; null for another file. */
export const pictured = (file: string): string | null =>
  file.endsWith('.png') ? file.slice(0, -'.png'.length) : null;

/** Answers the picture of a subject; 503 for a moment when too many others are being made. */
export async function picture(request: Request, path: string, subject: Subject): Promise<Response> {
  try {
    const { bytes, etag } = await pictureOf(path, subject);
    const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': MINUTES, ETag: etag };
    if (isKnown(request.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers });
    }
    const length = String(bytes.length);
    return new Response(bytes, {
      headers: { ...headers, 'Content-Type': 'image/png', 'Content-Length': length },
    });
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    return new Response('Too many pictures are being made. Please try again.\n', {
      status: 503,
      headers: { 'Cache-Control': 'no-store', 'Retry-After': '10' },
    });
  }
}
