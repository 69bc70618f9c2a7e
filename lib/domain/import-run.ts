import type { CatalogueFormat } from './catalogue-file';
import type { ColumnChange, ImportOutcome, RowProblem } from './import-plan';
import { counted } from './words';

export const importStates = [
  ...(['checking', 'checked', 'applying', 'applied', 'cancelled', 'failed'] as const),
] as const;
export type ImportState = (typeof importStates)[number];

/** A file that is being imported, or was. */
export type ImportRun = {
  id: number;
  fileName: string;
  format: CatalogueFormat;
  state: ImportState;
  /** What to know of it, in words: why it failed, or what moved since it was checked. */
  message: string | null;
  bytes: number;
  bytesRead: number;
  /** How many rows were read. */
  rows: number;
  /** How many rows were applied, or are by now. */
  applied: number;
  /** Whether it is about to end because somebody wants it to. */
  cancelling: boolean;
  /** What to undo to take it back; null before it is applied. */
  operation: string | null;
  /** Whether applying it made tools that were public at once: undoing retires those. */
  createsPublic: boolean;
  /** Who sent the file; null for a command. */
  by: string | null;
  /** ISO date and time, UTC. */
  createdAt: string;
  finishedAt: string | null;
};

/** How many rows of an import have which outcome. */
export type OutcomeCounts = Record<ImportOutcome, number>;

/** A row of an import as a list shows it. */
export type ImportLine = {
  number: number;
  outcome: ImportOutcome;
  slug: string | null;
  name: string;
  changes: ColumnChange[];
  problems: RowProblem[];
};

/** Answers whether a process works on it. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'checking' || state === 'applying';
}

/** Answers whether an import wrote something that can be taken back. */
export function isUndoable({ operation, applied }: ImportRun): boolean {
  return operation !== null && applied > 0;
}

const STATES: Record<ImportState, string> = {
  checking: 'Being checked',
  checked: 'Waiting for you',
  applying: 'Being applied',
  applied: 'Applied',
  cancelled: 'Cancelled',
  failed: 'Refused',
};

/** An import's state as the desk says it. */
export function importStateLabel(state: ImportState): string {
  return STATES[state];
}

const OUTCOMES: Record<ImportOutcome, string> = {
  ...{ create: 'New', change: 'Changed', same: 'Unchanged', refused: 'Refused' },
};

/** What an import does with a row, as the desk says it. */
export function outcomeLabel(outcome: ImportOutcome): string {
  return OUTCOMES[outcome];
}

/** "3 to create, 1 to change, 12 unchanged, 2 refused". */
export function countsInWords({ create, change, same, refused }: OutcomeCounts): string {
  return `${create} to create, ${change} to change, ${same} unchanged, ${refused} refused`;
}

/** What an import would write, or null when that is nothing: "3 new tools and 1 changed tool". */
export function writesInWords({ create, change }: OutcomeCounts): string | null {
  const parts = [
    ...(create > 0 ? [counted(create, 'new tool')] : []),
    ...(change > 0 ? [counted(change, 'changed tool')] : []),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** Why "all or nothing" does nothing, or null when it may go on. */
export function allOrNothingReason({ refused }: OutcomeCounts): string | null {
  if (refused === 0) return null;
  return `Nothing was changed: ${counted(refused, 'row')} of the file ${refused === 1 ? 'is' : 'are'} refused. Mend ${refused === 1 ? 'it' : 'them'} and send the file again, or apply only the good rows.`;
}

/** How far an import is, as its page shows it. */
export type ImportProgress = {
  state: ImportState;
  /** Such as "12,000 rows read, 40% of the file". */
  words: string;
  /** 0 to 100. */
  percent: number;
};

const percentOf = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.min(100, Math.floor((100 * part) / whole));

/** Answers how far an import under way is; one that is over is at its end. */
export function progressOf(run: ImportRun): ImportProgress {
  const { state, bytes, bytesRead, rows, applied, cancelling } = run;
  if (cancelling) return { state, words: 'Being cancelled', percent: 100 };
  if (state === 'applying') {
    return {
      state,
      words: `${counted(applied, 'row')} written`,
      percent: percentOf(applied, rows),
    };
  }
  if (state !== 'checking') return { state, words: importStateLabel(state), percent: 100 };
  const percent = percentOf(bytesRead, bytes);
  return { state, words: `${counted(rows, 'row')} read, ${percent}% of the file`, percent };
}
