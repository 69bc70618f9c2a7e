import {
  lateReadReason,
  type ToolColumn,
  type ToolTexts,
  textsOfTool,
  tidyText,
  toolColumns,
  toolRecordSchema,
} from './tool-record';
import { inSeries } from './words';

/** What an import would do with a row of its file. */
export const importOutcomes = ['create', 'change', 'same', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** A column of a tool that would get another text. */
export type ColumnChange = { column: ToolColumn; before: string; after: string };

/** Why a row is refused: the column, its text (cut short), and the reason in words. */
export type RowProblem = { column: ToolColumn; value: string; reason: string };

/** A tool as it stands in the catalogue, to be compared with a row. */
export type StandingTool = { texts: ToolTexts };

/** What has a bearing on a row beside its own texts. */
export type Surroundings = {
  /** The tool at the row's slug; null where there is none. */
  standing: StandingTool | null;
  /** Where the slug leads since its tool was renamed or merged; null where it does not. */
  leadsTo: string | null;
  /** The slugs of all categories. */
  categories: ReadonlySet<string>;
  /** ISO date, UTC. */
  today: string;
};

export type RowPlan =
  | { outcome: 'create' | 'same'; texts: ToolTexts }
  | { outcome: 'change'; texts: ToolTexts; changes: ColumnChange[] }
  | { outcome: 'refused'; texts: ToolTexts; problems: RowProblem[] };

const SHOWN_VALUE = 200;

/** Answers a text of a file as the desk shows it and the database can hold it, cut short. */
export function shownValue(text: string, most = SHOWN_VALUE): string {
  const characters = [
    ...text
      .slice(0, 2 * most + 2)
      .toWellFormed()
      .replaceAll('\0', '\ufffd'),
  ];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

const isEntry = (column: ToolColumn) => column.startsWith('entry_');

/** The columns in which two tools differ, once both are tidied. */
function changesBetween(before: ToolTexts, after: ToolTexts): ColumnChange[] {
  return toolColumns
    .filter((column) => before[column] !== after[column])
    .filter((column) => tidyText(before[column]) !== tidyText(after[column]))
    .map((column) => ({ column, before: before[column], after: after[column] }));
}

function entryProblem(after: ToolTexts, { texts }: StandingTool): [ToolColumn, string] | null {
  if (texts.entry_kind === '') return null;
  if (after.entry_kind === '') {
    const reason = 'A price that was read is kept: give the newest one, or what stands there now.';
    return ['entry_kind', reason];
  }
  const differs = toolColumns.some((column) => isEntry(column) && after[column] !== texts[column]);
  if (!differs || after.entry_checked_at >= texts.entry_checked_at) return null;
  const day = texts.entry_checked_at;
  return ['entry_checked_at', `A newer price was read on ${day}: give the day of this one.`];
}

function judge(texts: ToolTexts, around: Surroundings): [ToolColumn, string][] {
  const { standing, leadsTo, categories, today } = around;
  const problems: [ToolColumn, string | null][] = [
    [
      'slug',
      leadsTo === null ? null : `This address leads to “${leadsTo}” now: use that slug instead.`,
    ],
    [
      'category',
      categories.has(texts.category)
        ? null
        : `There is no such category. There are ${inSeries([...categories].sort())}.`,
    ],
    [
      'entry_checked_at',
      texts.entry_checked_at === '' ? null : lateReadReason(texts.entry_checked_at, today),
    ],
  ];
  if (standing) problems.push(entryProblem(texts, standing) ?? ['entry_kind', null]);
  return problems.filter((problem): problem is [ToolColumn, string] => problem[1] !== null);
}

/**
 * Answers what an import does with a row. A row that says exactly what the catalogue has changes
 * nothing, whatever the rules of today say to it: what was exported can always be imported.
 */
export function planRow(texts: ToolTexts, around: Surroundings): RowPlan {
  const { standing, leadsTo } = around;
  if (standing && leadsTo === null && changesBetween(standing.texts, texts).length === 0) {
    return { outcome: 'same', texts };
  }
  const { data, error } = toolRecordSchema.safeParse(texts);
  const refuse = (problems: [ToolColumn, string][]): RowPlan => ({
    outcome: 'refused',
    texts,
    problems: problems.map(([column, reason]) => ({
      ...{ column, value: shownValue(texts[column]), reason },
    })),
  });
  if (!data) {
    const faults = (error?.issues ?? []).map(({ path, message }): [ToolColumn, string] => [
      path[0] as ToolColumn,
      message,
    ]);
    const known = new Set(faults.map(([column]) => column));
    // What is no price yet cannot be compared with one.
    const more = judge(texts, around).filter(([column]) => !known.has(column) && !isEntry(column));
    return refuse([...faults, ...more]);
  }
  const tidied = textsOfTool(data);
  const problems = judge(tidied, around);
  if (problems.length > 0) return refuse(problems);
  if (!standing) return { outcome: 'create', texts: tidied };
  const changes = changesBetween(standing.texts, tidied);
  return changes.length === 0
    ? { outcome: 'same', texts: tidied }
    : { outcome: 'change', texts: tidied, changes };
}
