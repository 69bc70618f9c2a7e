import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import streamArray from 'stream-json/streamers/stream-array.js';
import {
  type CatalogueFormat,
  FileFault,
  type FileRow,
  LONGEST_ROW,
  MOST_ROWS,
  readCells,
  readHead,
  readItem,
} from '@/lib/domain/catalogue-file';
import type { ToolColumn } from '@/lib/domain/tool-record';
import { grouped } from '@/lib/domain/words';
import { utf8Pieces } from './utf8';

const LONG = `longer than ${grouped(LONGEST_ROW)} characters`;

/** What the parser of CSV says, in words. */
function csvFault({ code, ...context }: CsvError): FileFault {
  const { lines } = context as { lines?: number };
  const at = `Line ${lines ?? '?'}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return new FileFault('The file ends inside a quoted cell: a quote is not closed.');
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return new FileFault(`${at}: a row is ${LONG}. Probably a quote is not closed.`);
  }
  if (code === 'INVALID_OPENING_QUOTE') {
    return new FileFault(
      `${at}: a quote inside a cell. Put the cell in quotes, and write each quote in it twice.`,
    );
  }
  if (code === 'CSV_INVALID_CLOSING_QUOTE') {
    return new FileFault(
      `${at}: something follows the quote that ends a cell. Write each quote in a cell twice.`,
    );
  }
  return new FileFault(`${at}: this is no CSV.`);
}

async function* csvRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const source = Readable.from(pieces);
  source.on('error', (error) => parser.destroy(error));
  let head: ToolColumn[] | null = null;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: string[];
      info: { records: number; empty_lines: number };
    }>) {
      // A spreadsheet counts empty lines too.
      const number = info.records + info.empty_lines;
      if (head) yield { number, texts: readCells(head, record, number) };
      else head = readHead(record);
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFault(error) : error;
  } finally {
    source.destroy();
  }
}

const NOT_A_LIST = 'This JSON is no list of tools: it has to begin with [ and end with ].';
const decoder = new TextDecoder();

/** The pieces of a file with a check that what it begins with is a list. */
function judgeList(piece: Uint8Array): boolean {
  const beginning = decoder.decode(piece.subarray(0, 1_000)).trimStart();
  if (beginning === '') return false;
  if (!beginning.startsWith('[')) {
    throw new FileFault(
      beginning.startsWith('{') ? NOT_A_LIST : 'This is no JSON: it has to begin with [.',
    );
  }
  return true;
}

/** How far the stream may read ahead of the item that it answers, in bytes. */
const READ_AHEAD = 1_000_000;

async function* jsonRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const parser = streamArray.withParserAsStream({ packValues: true, streamValues: false });
  let number = 0;
  let read = 0;
  let sinceItem = 0;
  async function* judged(): AsyncGenerator<Uint8Array> {
    let isList = false;
    for await (const piece of pieces) {
      isList ||= judgeList(piece);
      read += piece.length;
      sinceItem += piece.length;
      if (sinceItem > LONGEST_ROW + READ_AHEAD)
        throw new FileFault(`Item ${number + 1} is ${LONG}.`);
      if (isList) yield piece;
    }
  }
  const source = Readable.from(judged(), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { value } of source.pipe(parser) as AsyncIterable<{ value: unknown }>) {
      number += 1;
      sinceItem = 0;
      yield { number, texts: readItem(value, number) };
    }
  } catch (error) {
    if (error instanceof FileFault || !isJsonFault(error)) throw error;
    throw new FileFault(`This is no JSON, or cut off: it breaks within ${grouped(read)} bytes.`);
  } finally {
    source.destroy();
  }
}

/** The parser tells its faults from others by their words alone. */
function isJsonFault(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Parser ');
}

/**
 * Answers the rows of a catalogue file one after the other, holding no more than a few of them in
 * memory.
 * @throws FileFault, at whatever place it shows, for a file that is no catalogue in that format
 */
export async function* readCatalogue(
  source: AsyncIterable<Uint8Array>,
  format: CatalogueFormat,
): AsyncGenerator<FileRow> {
  const pieces = utf8Pieces(source);
  let rows = 0;
  for await (const row of format === 'csv' ? csvRows(pieces) : jsonRows(pieces)) {
    rows += 1;
    if (rows > MOST_ROWS) throw new FileFault(`A file has at most ${grouped(MOST_ROWS)} rows.`);
    yield row;
  }
}
