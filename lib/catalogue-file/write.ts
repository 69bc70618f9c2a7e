import { stringify } from 'csv-stringify/sync';
import { type CatalogueFormat, harmlessCell, itemOf } from '@/lib/domain/catalogue-file';
import { type ToolTexts, toolColumns } from '@/lib/domain/tool-record';

/** Answers rows as lines of a CSV file, each cell harmless to a spreadsheet. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((cells) => cells.map(harmlessCell)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n\u2028\u2029]|^\s|\s$/ },
  );
}

async function* csv(tools: AsyncIterable<ToolTexts[]>): AsyncGenerator<string> {
  yield csvLines([toolColumns]);
  for await (const batch of tools) {
    yield csvLines(batch.map((texts) => toolColumns.map((column) => texts[column])));
  }
}

async function* json(tools: AsyncIterable<ToolTexts[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of tools) {
    const items = batch.map((texts) => JSON.stringify(itemOf(texts)));
    if (items.length > 0) yield `${before}${items.join(',\n')}`;
    if (items.length > 0) before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Answers a catalogue file piece by piece, as `readCatalogue` reads it back. */
export function writeCatalogue(
  tools: AsyncIterable<ToolTexts[]>,
  format: CatalogueFormat,
): AsyncGenerator<string> {
  return format === 'csv' ? csv(tools) : json(tools);
}
