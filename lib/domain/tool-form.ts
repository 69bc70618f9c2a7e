import * as z from 'zod';
import type { Typed } from './admin-answer';
import type { PriceRead } from './price';
import { slugFromName } from './slug';
import {
  lateReadReason,
  readEntry,
  type ToolColumn,
  type ToolRecord,
  type ToolTexts,
  textSchema,
  tidyText,
  toolColumns,
  toolRecordSchema,
} from './tool-record';

/** What a tool's form has beyond the columns of a catalogue file. */
const moreFields = ['maker', 'version', 'facts_checked_at'] as const;

/** The facts of a tool that its form edits; prices are read, not edited, and the state is set apart. */
export const factFields = [
  'name',
  'slug',
  'tagline',
  'description',
  'category',
  'website',
  'license',
  ...moreFields,
] as const;
export type FactField = (typeof factFields)[number];

/** A tool's facts as its form has them. */
export type FactTexts = Record<FactField, string>;

export const factLabels: Record<FactField, string> = {
  name: 'Name',
  slug: 'Address',
  tagline: 'Tagline',
  description: 'Description',
  category: 'Category',
  website: 'Website',
  license: 'Licence',
  maker: 'Made by',
  version: 'Version',
  facts_checked_at: 'Facts checked on',
};

export const entryFields = toolColumns.filter((column) => column.startsWith('entry_'));

/** A tool's facts, checked. */
export type CheckedFacts = Omit<ToolRecord, 'entry' | 'state'> & {
  maker: string;
  version: string;
  /** ISO date. */
  factsCheckedAt: string;
};
export type NewTool = CheckedFacts & Pick<ToolRecord, 'entry' | 'state'>;

type FieldErrors = Record<string, string[]>;
export type Parsed<T> = { ok: true; data: T } | { ok: false; fieldErrors: FieldErrors };

/** The longest of each, in characters. */
const MOST = { maker: 100, version: 60, reason: 500 };

const daySchema = z
  .string()
  .transform(tidyText)
  .pipe(z.iso.date('Give the day as YYYY-MM-DD.'))
  .refine((day) => day >= '1990-01-01', 'Give a day from 1990-01-01 on.');

const moreSchema = z.object({
  maker: textSchema({ what: 'the maker', most: MOST.maker, optional: true }),
  version: textSchema({ what: 'the version', most: MOST.version, optional: true }),
  facts_checked_at: daySchema,
});

/** Why a tool is retired, as it was typed: one line of 1 to 500 characters. */
export const retireReasonSchema = textSchema({ what: 'the reason', most: MOST.reason });

const textOf = (typed: Typed, name: string) => typed[name] ?? '';

/** The texts as a catalogue file would have them; an address that was left empty is made of the name. */
function recordTexts(typed: Typed, given: Partial<ToolTexts>): ToolTexts {
  const texts = Object.fromEntries(toolColumns.map((column) => [column, textOf(typed, column)]));
  const slug = textOf(typed, 'slug').trim() || slugFromName(textOf(typed, 'name')) || '';
  return { ...(texts as ToolTexts), slug, ...given };
}

const noEntry = Object.fromEntries(entryFields.map((column) => [column, ''])) as Partial<ToolTexts>;

function errorsOf(...errors: (z.ZodError | undefined)[]): FieldErrors {
  const fieldErrors: FieldErrors = {};
  for (const { path, message } of errors.flatMap((error) => error?.issues ?? [])) {
    // The first of a field: what follows it mostly says the same.
    fieldErrors[String(path[0])] ??= [message];
  }
  return fieldErrors;
}

function late(name: string, day: string | undefined, today: string): FieldErrors {
  const reason = day === undefined ? null : lateReadReason(day, today);
  return reason === null ? {} : { [name]: [reason] };
}

function parse(typed: Typed, given: Partial<ToolTexts>, today: string): Parsed<NewTool> {
  const record = toolRecordSchema.safeParse(recordTexts(typed, given));
  const more = moreSchema.safeParse({
    ...Object.fromEntries(moreFields.map((name) => [name, textOf(typed, name)])),
    facts_checked_at: textOf(typed, 'facts_checked_at') || today,
  });
  const fieldErrors: FieldErrors = {
    ...late('facts_checked_at', more.data?.facts_checked_at, today),
    ...late('entry_checked_at', record.data?.entry?.checkedAt, today),
    ...errorsOf(record.error, more.error),
  };
  if (textOf(typed, 'category').trim() === '') fieldErrors.category = ['Choose a category.'];
  // An address that is to be made of the name waits for the name.
  if (fieldErrors.name && textOf(typed, 'slug').trim() === '') delete fieldErrors.slug;
  if (!record.success || !more.success || Object.keys(fieldErrors).length > 0) {
    return { ok: false, fieldErrors };
  }
  const { maker, version, facts_checked_at: factsCheckedAt } = more.data;
  return { ok: true, data: { ...record.data, maker, version, factsCheckedAt } };
}

/** Checks the form of a new tool; `today` is an ISO date. An empty entry is no price read. */
export function parseNewTool(typed: Typed, today: string): Parsed<NewTool> {
  return parse(typed, {}, today);
}

/** Checks the form of a tool's facts; `today` is an ISO date. */
export function parseFacts(typed: Typed, today: string): Parsed<CheckedFacts> {
  return parse(typed, { ...noEntry, state: 'draft' }, today);
}

/** Checks the form of a price read: each has its source. `today` is an ISO date. */
export function parsePriceRead(typed: Typed, today: string): Parsed<PriceRead> {
  const { entry, problems } = readEntry(recordTexts(typed, {}));
  const fieldErrors: FieldErrors = late('entry_checked_at', entry?.checkedAt, today);
  for (const { column, message } of problems) fieldErrors[column] = [message];
  const isMissing = (column: ToolColumn) => textOf(typed, column).trim() === '';
  if (isMissing('entry_kind')) fieldErrors.entry_kind = ['Choose how one gets in.'];
  if (isMissing('entry_source')) fieldErrors.entry_source = ['Give the page it was read on.'];
  if (isMissing('entry_checked_at')) fieldErrors.entry_checked_at = ['Give the day of the check.'];
  return entry && Object.keys(fieldErrors).length === 0
    ? { ok: true, data: entry }
    : { ok: false, fieldErrors };
}

/** Answers a tool's checked facts as its form has them. */
export function textsOfFacts(facts: CheckedFacts): FactTexts {
  const { factsCheckedAt, ...texts } = facts;
  return { ...texts, facts_checked_at: factsCheckedAt };
}

/** A fact that two admins have set differently; `choose` is what is proposed. */
export type FactConflict = {
  field: FactField;
  yours: string;
  theirs: string;
  choose: 'yours' | 'theirs';
};

/**
 * Answers where `yours` differs from `theirs`, which was saved meanwhile. Proposed is theirs where you
 * left what both began with (`was`), else yours.
 */
export function conflictsOf(was: FactTexts, yours: FactTexts, theirs: FactTexts): FactConflict[] {
  return factFields.flatMap((field) => {
    const [before, mine, other] = [was, yours, theirs].map((texts) => tidyText(texts[field]));
    if (mine === other) return [];
    const choose = mine === before ? ('theirs' as const) : ('yours' as const);
    return [{ field, yours: yours[field], theirs: theirs[field], choose }];
  });
}

/** Names of what the form sends beside a field: what it began with, and which of two is chosen. */
export const wasName = (field: FactField) => `was.${field}`;
export const pickName = (field: FactField) => `pick.${field}`;

/** Answers the facts that a form has typed, with theirs where those were picked, and what it began with. */
export function typedFacts(typed: Typed): { was: FactTexts; yours: FactTexts } {
  const of = (name: (field: FactField) => string) =>
    Object.fromEntries(
      factFields.map((field) => [field, tidyText(textOf(typed, name(field)))]),
    ) as FactTexts;
  const was = of(wasName);
  const yours = of((field) => (typed[pickName(field)] === 'theirs' ? wasName(field) : field));
  return { was, yours };
}
