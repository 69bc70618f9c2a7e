import { type ToolColumn, type ToolTexts, toolColumns } from './tool-record';
import { counted, inSeries } from './words';

export const catalogueFormats = ['csv', 'json'] as const;
export type CatalogueFormat = (typeof catalogueFormats)[number];

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** The longest row, in characters: beyond it, something else than a row is being read. */
export const LONGEST_ROW = 100_000;

/** The most rows of one file. */
export const MOST_ROWS = 200_000;

/** Why a whole file is refused, in words for the person who sent it. */
export class FileFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileFault';
  }
}

/** A row of a file: its number as the person sees it, and its texts. */
export type FileRow = {
  /** In CSV the head is row 1, as in a spreadsheet; in JSON the first item is 1. */
  number: number;
  texts: ToolTexts;
};

/** Answers the format that a file's name ends with; null for another. */
export function formatOf(fileName: string): CatalogueFormat | null {
  return catalogueFormats.find((format) => fileName.toLowerCase().endsWith(`.${format}`)) ?? null;
}

/**
 * What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), behind any number of
 * the apostrophes that keep them from it.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Answers a text as a cell that no spreadsheet computes; `plainText` takes it back. */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Answers the text of a cell of a CSV file: what `harmlessCell` put in front of it is taken off. */
function plainText(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}

const quoted = (names: readonly string[]) => inSeries(names.map((name) => `“${name}”`));

/** Why these are not the columns of a catalogue, or null when they are, in whatever order. */
function columnsFault(names: readonly string[]): string | null {
  const missing = toolColumns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !(toolColumns as readonly string[]).includes(name));
  const repeated = names.filter((name, place) => names.indexOf(name) < place);
  if (repeated.length > 0) return `The column ${quoted(repeated.slice(0, 1))} is there twice.`;
  const shown = unknown.slice(0, 5).map((name) => name.slice(0, 40).toWellFormed());
  const parts = [
    ...(missing.length > 0 ? [`these columns are missing: ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`these are unknown: ${quoted(shown)}`] : []),
  ];
  return parts.length === 0 ? null : `This is no catalogue: ${parts.join('; ')}.`;
}

/**
 * Answers which column stands at which place of a CSV file's head.
 * @throws FileFault for unknown, missing or repeated columns
 */
export function readHead(cells: readonly string[]): ToolColumn[] {
  const names = cells.map((cell) => cell.trim());
  if (names.length === 1 && /[;\t]/.test(names[0] ?? '')) {
    const sign = names[0]?.includes(';') ? 'semicolons' : 'tabs';
    throw new FileFault(`The columns are parted by ${sign}: save the file with commas.`);
  }
  const fault = columnsFault(names);
  if (fault) throw new FileFault(fault);
  return names as ToolColumn[];
}

/**
 * Answers the texts of a CSV file's row.
 * @throws FileFault when it has more or fewer cells than the head
 */
export function readCells(
  head: readonly ToolColumn[],
  cells: readonly string[],
  number: number,
): ToolTexts {
  if (cells.length !== head.length) {
    throw new FileFault(
      `Row ${number} has ${counted(cells.length, 'cell')} where the head has ${head.length}.`,
    );
  }
  const texts = head.map((column, place) => [column, plainText(cells[place] ?? '')] as const);
  return Object.fromEntries(texts) as ToolTexts;
}

/** A value of JSON as a cell's text; undefined for what no cell holds. */
function cellOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/**
 * Answers the texts of an item of a JSON file.
 * @throws FileFault for what is no object with the catalogue's columns, each a text, a number or null
 */
export function readItem(item: unknown, number: number): ToolTexts {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new FileFault(`Item ${number} is no object: a catalogue is a list of objects.`);
  }
  const fault = columnsFault(Object.keys(item));
  if (fault) throw new FileFault(`Item ${number}: ${fault}`);
  const texts = toolColumns.map((column) => {
    const text = cellOf((item as Record<string, unknown>)[column]);
    if (text !== undefined) return [column, text] as const;
    throw new FileFault(`Item ${number}: “${column}” is neither a text, a number nor null.`);
  });
  return Object.fromEntries(texts) as ToolTexts;
}

/** Answers a tool as an item of a JSON file: null for what there is none of, the amount a number. */
export function itemOf(texts: ToolTexts): Record<ToolColumn, string | number | null> {
  const entries = toolColumns.map((column) => {
    const text = texts[column];
    const isEntry = column.startsWith('entry_');
    if (isEntry && text === '') return [column, null];
    return [column, column === 'entry_amount' ? Number(text) : text];
  });
  return Object.fromEntries(entries);
}
