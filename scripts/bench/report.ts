import { say } from '../lib/steps.mjs';

/** Something with a limit that was kept or missed. */
export interface Finding {
  what: string;
  ok: boolean;
}

/** What a contestant did in one round. */
export interface Round {
  /** Answers a second. */
  rate: number;
  /** Processor time of the server's process for an answer, in milliseconds; NaN if unknown. */
  cpu: number;
  /** Bytes of an answer on the wire, headers and all, on average. */
  bytes: number;
  /** Answers that were no success, and requests without an answer. */
  faults: number;
}

/** With which row of the table one is compared (how its name begins), and the limit if any. */
export interface Comparison {
  to: string;
  atLeast?: number;
}

export interface Row {
  name: string;
  rounds: Round[];
  compare: Comparison[];
}

/** The middle value; of an even number, the mean of the middle two. NaN for none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const verdict = (ok: boolean): string => (ok ? 'ok' : 'MISS');

/** Prints lines of cells in columns: the first to the left, the others to the right. */
function printColumns(lines: string[][]): void {
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of lines) {
    const cells = line.map((cell, column) => {
      const width = widths?.[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    say(`  ${cells.join('  ').trimEnd()}`);
  }
}

/** The median over the rounds of one's rate by the other's in the same round. */
function ratioOf(row: Row, base: Row | undefined): number {
  const rates = base?.rounds.map(({ rate }) => rate) ?? [];
  return median(row.rounds.map(({ rate }, index) => rate / (rates[index] ?? Number.NaN)));
}

/** Prints one table of rates, and answers what was found of its limits. */
export function reportRates(title: string, rows: Row[]): Finding[] {
  const findings: Finding[] = [];
  const lines = [['', 'answers/s', 'min–max', 'CPU ms', 'bytes', 'ratio to', 'ratio', 'limit', '']];
  for (const row of rows) {
    const rates = row.rounds.map(({ rate }) => rate);
    const comparisons = row.compare.map(({ to, atLeast }) => {
      const ratio = ratioOf(
        row,
        rows.find(({ name }) => name.startsWith(to)),
      );
      if (atLeast === undefined) return [to, ratio.toFixed(2), '', ''];
      const ok = ratio >= atLeast;
      findings.push({ what: `${title}: ${row.name}, ${ratio.toFixed(2)} of ${to}`, ok });
      return [to, ratio.toFixed(2), `≥ ${atLeast.toFixed(2)}`, verdict(ok)];
    });
    const range = `${whole(Math.min(...rates))}–${whole(Math.max(...rates))}`;
    const bytes = whole(median(row.rounds.map((round) => round.bytes)));
    const [first = ['', '', '', ''], ...others] = comparisons;
    const cpu = median(row.rounds.map((round) => round.cpu));
    const shown = Number.isNaN(cpu) ? '' : cpu.toFixed(2);
    lines.push([row.name, whole(median(rates)), range, shown, bytes, ...first]);
    for (const other of others) lines.push(['', '', '', '', '', ...other]);
    const faults = row.rounds.reduce((sum, round) => sum + round.faults, 0);
    const empty = new Array<string>(7).fill('');
    if (faults > 0) lines.push([`  of which no success: ${whole(faults)}`, ...empty, 'MISS']);
    findings.push({ what: `${title}: every answer of ${row.name} a success`, ok: faults === 0 });
  }
  say(`\n${title}`);
  printColumns(lines);
  return findings;
}

/** A number that may not pass a limit, up or down. */
export interface Limited {
  name: string;
  value: number;
  unit: string;
  atMost?: number;
  atLeast?: number;
  note?: string;
}

/** Prints numbers beside their limits, and answers which were kept. */
export function reportLimits(title: string, items: Limited[]): Finding[] {
  const findings: Finding[] = [];
  const lines = items.map(({ name, value, unit, atMost, atLeast, note }) => {
    const ok = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
    const limit = atMost === undefined ? atLeast : atMost;
    const shown = `${value.toFixed(unit === 'kB' ? 1 : 0)}${unit ? ` ${unit}` : ''}`;
    if (limit === undefined) return [name, shown, '', '', note ?? ''];
    findings.push({ what: `${title}: ${name} ${shown}`, ok });
    return [name, shown, `${atMost === undefined ? '≥' : '≤'} ${limit}`, verdict(ok), note ?? ''];
  });
  say(`\n${title}`);
  printColumns(lines);
  return findings;
}

/** Prints what was missed, if anything, and answers the exit code. */
export function conclude(findings: Finding[]): number {
  const missed = findings.filter(({ ok }) => !ok);
  say(`\n${findings.length - missed.length} limits kept, ${missed.length} missed.`);
  for (const { what } of missed) say(`  MISS  ${what}`);
  return missed.length === 0 ? 0 : 1;
}
