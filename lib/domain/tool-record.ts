import * as z from 'zod';
import { type PriceRead, priceReadSchema, webUrlSchema } from './price';
import { plainSlugSchema, toolSlugSchema } from './slug';

/** The columns of a catalogue file, in their order; the fields of the desk's form bear the same names. */
export const toolColumns = [
  'slug',
  'name',
  'tagline',
  'description',
  'category',
  'website',
  'license',
  'entry_kind',
  'entry_amount',
  'entry_currency',
  'entry_period',
  'entry_note',
  'entry_source',
  'entry_checked_at',
  'state',
] as const;
export type ToolColumn = (typeof toolColumns)[number];

/** A tool as a file or a form has it: every column a text, empty for what there is none of. */
export type ToolTexts = Record<ToolColumn, string>;

export const toolStates = ['draft', 'published', 'retired'] as const;
export type ToolState = (typeof toolStates)[number];

/** A tool's facts with the newest price read, checked. */
export type ToolRecord = {
  slug: string;
  name: string;
  tagline: string;
  description: string;
  /** A category's slug; whether there is one is for the database to say. */
  category: string;
  website: string;
  license: string;
  /** Null where nobody has read a price yet. */
  entry: PriceRead | null;
  state: ToolState;
};

/** The longest text of each column, in characters (code points). */
const MOST_CHARACTERS = {
  ...{ name: 100, tagline: 300, description: 4_000, license: 200, entry_note: 500 },
};

/**
 * What cannot be seen and changes how a text reads or compares: control characters, halves of
 * characters, spaces without a width, fillers, and signs that turn the line around. The joiners of
 * emoji and of Arabic and Indic scripts may stay.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/u;

const LINE_ENDS = /\r\n?/g;

/** Answers a text as it is compared and kept: composed characters, plain line ends, no space around. */
export function tidyText(text: string): string {
  return text.replaceAll(LINE_ENDS, '\n').trim().normalize('NFC');
}

type Wanted = { what: string; most: number; optional?: boolean; lines?: boolean };

/** A text of a form or file: tidied, of one line unless told, nothing in it that cannot be seen. */
export function textSchema({ what, most, optional, lines }: Wanted) {
  const seen = (text: string) => (lines ? text.replaceAll(/[\n\t]/g, ' ') : text);
  return z
    .string()
    .transform(tidyText)
    .pipe(
      z
        .string()
        .min(optional ? 0 : 1, { error: `Give ${what}.`, abort: true })
        .refine((text) => lines || !/[\n\t]/.test(text), {
          error: 'Write this on one line, without tabs.',
          abort: true,
        })
        .refine((text) => !UNSEEN.test(seen(text)), {
          error: 'Leave out characters that cannot be seen.',
          abort: true,
        })
        .refine((text) => [...text].length <= most, {
          error: `Use at most ${most.toLocaleString('en')} characters.`,
        }),
    );
}

// As the database wants it: the parser of addresses also takes "https:example.com".
const addressSchema = textSchema({ what: 'the address', most: 2_000 }).pipe(
  webUrlSchema.regex(
    /^https?:\/\/[^\s\\]+$/i,
    'Give a full address that starts with https:// or http://.',
  ),
);

const tidied = z.string().transform(tidyText);

const factsSchema = z.object({
  slug: tidied.pipe(toolSlugSchema),
  name: textSchema({ what: 'the name', most: MOST_CHARACTERS.name }),
  tagline: textSchema({ what: 'the tagline', most: MOST_CHARACTERS.tagline }),
  description: textSchema({
    ...{ what: 'the description', most: MOST_CHARACTERS.description, lines: true },
  }),
  category: tidied.pipe(plainSlugSchema),
  website: addressSchema,
  license: textSchema({ what: 'the licence', most: MOST_CHARACTERS.license }),
  state: tidied.pipe(z.enum(toolStates, { error: `Choose one of: ${toolStates.join(', ')}.` })),
});

/** Which column holds which part of a price read. */
const ENTRY_COLUMNS = {
  kind: 'entry_kind',
  amount: 'entry_amount',
  currency: 'entry_currency',
  period: 'entry_period',
  note: 'entry_note',
  sourceUrl: 'entry_source',
  checkedAt: 'entry_checked_at',
} as const satisfies Record<keyof PriceRead, ToolColumn>;

type EntryColumn = (typeof ENTRY_COLUMNS)[keyof PriceRead];

const AMOUNT = /^\d{1,10}(?:\.\d{1,2})?$/;
/** The database's calendar has no year 0; a price of the web is younger than the web. */
const EARLIEST_READ = '1990-01-01';

const entrySchema = z.object({
  kind: z.string(),
  amount: z
    .string()
    .refine((text) => text === '' || AMOUNT.test(text), {
      error: 'Write the amount in digits, with a point before at most two decimals: 20 or 9.50.',
      abort: true,
    })
    .transform((text) => (text === '' ? null : Number(text))),
  currency: z.string().transform(orNull),
  period: z.string().transform(orNull),
  note: textSchema({ what: 'a note', most: MOST_CHARACTERS.entry_note, optional: true }).transform(
    orNull,
  ),
  sourceUrl: z.string().transform((text, context) => {
    if (text === '') return null;
    const { data, error } = addressSchema.safeParse(text);
    for (const { message } of error?.issues ?? []) {
      context.addIssue({ code: 'custom', message, input: text });
    }
    return data ?? null;
  }),
  checkedAt: z.string(),
});

const readSchema = priceReadSchema
  .refine((read) => read.currency === null || read.amount !== null, {
    error: 'A currency stands beside an amount: give the amount, or leave the currency empty.',
    path: ['currency'],
  })
  .refine((read) => read.checkedAt >= EARLIEST_READ, {
    error: `Give a day from ${EARLIEST_READ} on.`,
    path: ['checkedAt'],
  });

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

type Problem = { column: ToolColumn; message: string };

/** The first problem of each column: what follows it mostly says the same. */
function problemsOf(error: z.ZodError, columnOf: (key: string) => ToolColumn): Problem[] {
  const first = new Map<ToolColumn, string>();
  for (const { path, message } of error.issues) {
    const column = columnOf(String(path[0]));
    if (!first.has(column)) first.set(column, message);
  }
  return [...first].map(([column, message]) => ({ column, message }));
}

const entryColumn = (key: string) => ENTRY_COLUMNS[key as keyof PriceRead];

/** The price read of a row whose entry is not empty, or what is wrong with it. */
export function readEntry(texts: ToolTexts): { entry: PriceRead | null; problems: Problem[] } {
  const parts = Object.fromEntries(
    Object.entries(ENTRY_COLUMNS).map(([key, column]) => [key, tidyText(texts[column])]),
  );
  if (Object.values(parts).every((text) => text === '')) return { entry: null, problems: [] };
  const texted = entrySchema.safeParse(parts);
  if (!texted.success) return { entry: null, problems: problemsOf(texted.error, entryColumn) };
  const read = readSchema.safeParse(texted.data);
  if (!read.success) return { entry: null, problems: problemsOf(read.error, entryColumn) };
  return { entry: read.data, problems: [] };
}

/**
 * A tool's texts, checked: `ToolTexts` in, `ToolRecord` out. Texts are tidied (`tidyText`). Each problem
 * is named at its column, in words. What only the database or the calendar knows is asked elsewhere:
 * whether the category exists, the slug is free, the price was read before today.
 */
export const toolRecordSchema = z
  .strictObject(
    Object.fromEntries(toolColumns.map((column) => [column, z.string()])) as Record<
      ToolColumn,
      z.ZodString
    >,
  )
  .transform((texts: ToolTexts, context): ToolRecord => {
    const facts = factsSchema.safeParse(texts);
    const { entry, problems } = readEntry(texts);
    const all = [
      ...(facts.success ? [] : problemsOf(facts.error, (key) => key as ToolColumn)),
      ...problems,
    ];
    for (const { column, message } of all) {
      context.addIssue({ code: 'custom', path: [column], message, input: texts[column] });
    }
    return facts.success && all.length === 0 ? { ...facts.data, entry } : z.NEVER;
  });

/** Answers a price read as the texts of its columns; all empty for none. */
export function textsOfEntry(entry: PriceRead | null): Record<EntryColumn, string> {
  return {
    entry_kind: entry?.kind ?? '',
    entry_amount: entry?.amount == null ? '' : String(entry.amount),
    entry_currency: entry?.currency ?? '',
    entry_period: entry?.period ?? '',
    entry_note: entry?.note ?? '',
    entry_source: entry?.sourceUrl ?? '',
    entry_checked_at: entry?.checkedAt ?? '',
  };
}

/** Answers a tool as the texts of a file or a form; `toolRecordSchema` reads them back. */
export function textsOfTool(tool: ToolRecord): ToolTexts {
  const { entry, ...facts } = tool;
  return { ...facts, ...textsOfEntry(entry) };
}

/**
 * Answers why a price cannot have been read on `day`, or null. `today` is the day in UTC; where the sun
 * rises first it is tomorrow already.
 */
export function lateReadReason(day: string, today: string): string | null {
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return day > tomorrow ? 'This day has not come yet: give the day on which it was read.' : null;
}
