import { csvLines } from '@/lib/catalogue-file/write';
import type { HistoryRecord } from '@/lib/domain/history';

export type HistoryFormat = 'csv' | 'json';

const columns = [
  ...(['id', 'at', 'operation', 'who', 'actorKind', 'actorId', 'what', 'noun', 'verb'] as const),
  ...(['subjectId', 'subject', 'toolIds', 'before', 'after', 'reason', 'addressHash'] as const),
] satisfies (keyof HistoryRecord)[];

function cellOf(value: HistoryRecord[keyof HistoryRecord]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function* csv(parts: AsyncIterable<HistoryRecord[]>): AsyncGenerator<string> {
  yield csvLines([columns]);
  for await (const part of parts) {
    yield csvLines(part.map((record) => columns.map((column) => cellOf(record[column]))));
  }
}

async function* json(parts: AsyncIterable<HistoryRecord[]>): AsyncGenerator<string> {
  let between = '[\n';
  for await (const part of parts) {
    for (const record of part) {
      yield `${between}${JSON.stringify(record)}`;
      between = ',\n';
    }
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * Answers a file of the history piece by piece. In CSV what was there before and after stands as JSON,
 * and no cell is one that a spreadsheet would compute.
 */
export function writeHistory(
  parts: AsyncIterable<HistoryRecord[]>,
  format: HistoryFormat,
): AsyncGenerator<string> {
  return format === 'csv' ? csv(parts) : json(parts);
}
