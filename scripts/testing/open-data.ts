import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readExportPiece } from '@/lib/data/open-data';
import { type OpenDataLine, openDataLine } from '@/lib/domain/open-data';
import { type DataReport, OpenDataCheck } from '@/lib/domain/open-data-check';

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

/** What stands in the text of a file, by kind. */
export function linesOf(text: string) {
  const texts = text.split('\n').slice(0, -1);
  const lines = texts.map((line) => openDataLine.parse(JSON.parse(line)));
  const of = <Kind extends OpenDataLine['kind']>(kind: Kind) =>
    lines.filter((line): line is Extract<OpenDataLine, { kind: Kind }> => line.kind === kind);
  return { lines: texts, of };
}

/** What a check says of these lines. */
export function check(lines: Iterable<string>): DataReport {
  const under = new OpenDataCheck();
  for (const line of lines) under.take(line);
  return under.finish();
}
