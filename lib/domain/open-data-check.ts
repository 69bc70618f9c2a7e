import {
  type BodyKind,
  type HeaderLine,
  type OpenDataLine,
  openDataKinds,
  openDataLine,
} from './open-data';
import { OpenDataTallies } from './open-data-tallies';

/** Something that is wrong with a file; `line` counts from 1. */
export type DataFault = { line: number; text: string };

/** What a file turned out to be. */
export type DataReport = {
  header: HeaderLine | null;
  /** The first faults in the order of the file, at most `MOST_FAULTS`. */
  faults: DataFault[];
  /** How many there are in all. */
  faultCount: number;
  counts: Record<BodyKind, number>;
};

/** How many faults are kept in words: a file of another kind has one a line. */
export const MOST_FAULTS = 50;

const LONGEST_SHOWN = 80;

/** A file may come from anybody, and what it holds goes to a terminal. */
const printable = (text: string): string => text.replaceAll(/\p{C}/gu, '�');

/**
 * Checks a day's file of open data a line at a time: each line by its schema, their order and number, and
 * every figure by recomputing it from the verdicts and votes above it. Holds a few numbers for each tool,
 * nothing for a vote.
 */
export class OpenDataCheck {
  readonly tallies = new OpenDataTallies((line, text) => this.add(line, text));
  private header: HeaderLine | null = null;
  private readonly faults: DataFault[] = [];
  private faultCount = 0;
  private readonly counts = Object.fromEntries(openDataKinds.map((kind) => [kind, 0])) as Record<
    BodyKind,
    number
  >;
  private line = 0;
  private stage = 0;
  private ended = false;

  /** Takes the next line, without its line feed. */
  take(text: string): void {
    this.line += 1;
    const line = this.parse(text);
    if (line) this.place(line);
  }

  /** Notes that the next line was too long to be read. */
  skip(limit: number): void {
    this.line += 1;
    this.add(this.line, `the line has more than ${limit} bytes and was not read.`);
  }

  /** Answers what the file was; after its last line. */
  finish(): DataReport {
    if (this.line === 0) this.add(1, 'the file is empty.');
    else if (!this.ended) this.add(this.line, 'the last line is no trailer: the file is cut off.');
    this.tallies.finish(this.line);
    const { header, faults, faultCount, counts } = this;
    return { header, faults, faultCount, counts };
  }

  private add(line: number, text: string): void {
    this.faultCount += 1;
    if (this.faults.length < MOST_FAULTS) this.faults.push({ line, text: printable(text) });
  }

  private parse(text: string): OpenDataLine | null {
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch {
      const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
      this.add(this.line, `this is no JSON: ${shown}`);
      return null;
    }
    const parsed = openDataLine.safeParse(document);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    this.add(this.line, `${where}${issue?.message ?? 'this is no line of the format.'}`);
    return null;
  }

  private place(line: OpenDataLine): void {
    if (this.ended) {
      this.add(this.line, 'nothing may follow the trailer.');
      return;
    }
    if ((this.line === 1) !== (line.kind === 'header')) {
      this.add(this.line, 'the first line, and no other, is the header.');
    }
    if (line.kind === 'header') this.header ??= line;
    else if (line.kind === 'trailer') this.end(line.lines);
    else {
      this.count(line.kind);
      this.tallies.take(this.line, line);
    }
  }

  private count(kind: BodyKind): void {
    this.counts[kind] += 1;
    const stage = openDataKinds.indexOf(kind);
    if (stage < this.stage) {
      this.add(this.line, `a ${kind} line stands above the ${openDataKinds[this.stage]} lines.`);
    }
    this.stage = Math.max(this.stage, stage);
  }

  private end(lines: Record<BodyKind, number>): void {
    this.ended = true;
    for (const kind of openDataKinds) {
      if (lines[kind] === this.counts[kind]) continue;
      this.add(
        this.line,
        `the trailer counts ${lines[kind]} ${kind} lines, and ${this.counts[kind]} are there.`,
      );
    }
  }
}
