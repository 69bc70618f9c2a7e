import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readExportPiece } from '@/lib/data/open-data';
import { linesOf } from './open-data-lines';

/** A day's file of open data as it is kept: the bytes of its pieces and what they hold. */
export async function readExport(day: string) {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = await readExportPiece(day, pieces.length);
    if (!piece) break;
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  const text = bytes.length > 0 ? gunzipSync(bytes).toString() : '';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, text, sha256, pieces: pieces.length, ...linesOf(text) };
}
