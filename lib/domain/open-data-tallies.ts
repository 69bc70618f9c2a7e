import { type Figure, figureOf } from './figure';
import {
  type ExcludedLine,
  type FigureLine,
  LEAST_TOGETHER,
  type SeatLine,
  type ToolLine,
  type VerdictLine,
  type VoteLine,
} from './open-data';
import { FigureRanks } from './open-data-ranks';
import { type RankRange, rankInWords } from './standing';
import type { Choice, Tally } from './tally';

type BodyLine = SeatLine | ToolLine | VerdictLine | VoteLine | ExcludedLine | FigureLine;
type Tell = (line: number, text: string) => void;
/** What the lines so far make of a tool, and what the file says of it. */
type Counted = {
  panel: Tally;
  votes: Tally;
  simulated: number;
  figure: FigureLine | null;
  figureAt: number;
};

const inWords = ({ ships, skips, percent, low, high }: Figure): string =>
  percent === null
    ? `no figure of ${ships + skips}`
    : `${percent}% of ${ships + skips} (${ships} ship, ${skips} skip; ${low} to ${high})`;

const sameFigure = (a: Figure, b: Figure): boolean =>
  a.ships === b.ships &&
  a.skips === b.skips &&
  a.percent === b.percent &&
  a.low === b.low &&
  a.high === b.high;

function move(tally: Tally, choice: Choice): void {
  if (choice === 'ship') tally.ships += 1;
  else tally.skips += 1;
}

/**
 * Counts what a file of open data holds, tool by tool, and tells where what it says of a tool is not what
 * its verdicts and votes make. The lines of a kind stand in the order of their keys, so that what is there
 * twice is found without keeping any of them.
 */
export class OpenDataTallies {
  private readonly tools = new Map<string, Counted>();
  private readonly seats = new Set<string>();
  private before: BodyLine | null = null;
  /** The days, weeks and months said of the votes of one tool, and how many share each. */
  private readonly casts = new Map<string, number>();

  constructor(private readonly tell: Tell) {}

  /** Takes the next line between the header and the trailer. */
  take(at: number, line: BodyLine): void {
    if (this.before?.kind === 'vote' && !sameTool(this.before, line)) this.judgeCasts(at);
    const { before } = this;
    this.before = line;
    if (line.kind === 'seat') this.takeSeat(at, line);
    else if (line.kind === 'tool') this.takeTool(at, line);
    else if (line.kind === 'verdict') this.takeVerdict(at, line, before);
    else if (line.kind === 'vote') this.takeVote(at, line, before);
    else if (line.kind === 'excluded') this.toolOf(at, line.tool);
    else this.takeFigure(at, line, before);
  }

  /** Tells what is missing; after the last line, which is number `at`. */
  finish(at: number): void {
    if (this.before?.kind === 'vote') this.judgeCasts(at);
    const made = new FigureRanks();
    for (const { votes } of this.tools.values()) made.add(figureOf(votes));
    const rankOf = made.ranks();
    for (const [slug, { figure, figureAt, votes }] of this.tools) {
      if (!figure) this.tell(at, `${slug} has no figure line.`);
      else this.judgeRank(figureAt, figure, rankOf(figureOf(votes)));
    }
  }

  private judgeRank(at: number, { tool, rank }: FigureLine, made: RankRange | null): void {
    if (rank?.best === made?.best && rank?.worst === made?.worst) return;
    const [says, make] = [rank, made].map((range) => (range ? rankInWords(range) : 'none'));
    this.tell(at, `${tool}, rank: the file says ${says}, the votes make ${make}.`);
  }

  /** Answers what the file says of each tool, by slug. */
  *figures(): Generator<FigureLine> {
    for (const { figure } of this.tools.values()) if (figure) yield figure;
  }

  private toolOf(at: number, slug: string | null): Counted | undefined {
    if (slug === null) return undefined;
    const tool = this.tools.get(slug);
    if (!tool) this.tell(at, `${slug} is no tool of this file.`);
    return tool;
  }

  private takeSeat(at: number, { slug }: SeatLine): void {
    if (this.seats.has(slug)) this.tell(at, `the seat ${slug} is there twice.`);
    this.seats.add(slug);
  }

  private takeTool(at: number, { slug }: ToolLine): void {
    if (this.tools.has(slug)) {
      this.tell(at, `${slug} is there twice.`);
      return;
    }
    const none = () => ({ ships: 0, skips: 0 });
    this.tools.set(slug, { panel: none(), votes: none(), simulated: 0, figure: null, figureAt: 0 });
  }

  private takeVerdict(at: number, line: VerdictLine, before: BodyLine | null): void {
    if (!this.seats.has(line.seat)) this.tell(at, `${line.seat} is no seat of this file.`);
    const tool = this.toolOf(at, line.tool);
    if (before?.kind === 'verdict') {
      const [was, is] = [`${before.tool} ${before.seat}`, `${line.tool} ${line.seat}`];
      // A published verdict is the last of its seat's on the tool.
      if (is < was) this.tell(at, 'verdicts stand in the order of tool and seat.');
      else if (is === was && before.state === 'published') {
        this.tell(at, `${line.seat} has a verdict on ${line.tool} behind the published one.`);
      }
    }
    if (tool && line.state === 'published') move(tool.panel, line.call);
  }

  private takeVote(at: number, line: VoteLine, before: BodyLine | null): void {
    const tool = this.toolOf(at, line.tool);
    if (before?.kind === 'vote') {
      const [was, is] = [`${before.tool} ${before.voter}`, `${line.tool} ${line.voter}`];
      if (is === was) this.tell(at, `${line.voter} has two votes on ${line.tool}.`);
      else if (is < was) this.tell(at, 'votes stand in the order of tool and pseudonym.');
    }
    if (line.cast !== null) {
      // Real ones are not hidden among those that are made up.
      const together = `${line.cast}${line.simulated ? ', simulated' : ''}`;
      this.casts.set(together, (this.casts.get(together) ?? 0) + 1);
    }
    if (!tool) return;
    move(tool.votes, line.choice);
    if (line.simulated) tool.simulated += 1;
  }

  private judgeCasts(at: number): void {
    for (const [cast, votes] of this.casts) {
      if (votes >= LEAST_TOGETHER) continue;
      this.tell(at - 1, `only ${votes} of the tool’s votes share ${cast}: too few to say it.`);
    }
    this.casts.clear();
  }

  private takeFigure(at: number, line: FigureLine, before: BodyLine | null): void {
    const tool = this.toolOf(at, line.tool);
    if (before?.kind === 'figure' && line.tool <= before.tool) {
      this.tell(at, 'figures stand in the order of the tools, one for each.');
    }
    if (!tool) return;
    tool.figure = line;
    tool.figureAt = at;
    for (const [whose, tally] of [
      ['panel', tool.panel],
      ['community', tool.votes],
    ] as const) {
      const made = figureOf(tally);
      if (sameFigure(line[whose], made)) continue;
      const from = whose === 'panel' ? 'verdicts' : 'votes';
      this.tell(
        at,
        `${line.tool}, ${whose}: the file says ${inWords(line[whose])}, its ${from} make ${inWords(made)}.`,
      );
    }
    if (line.simulated !== tool.simulated) {
      this.tell(
        at,
        `${line.tool}: the file says ${line.simulated} simulated votes, and ${tool.simulated} are there.`,
      );
    }
  }
}

const sameTool = (a: BodyLine, b: BodyLine): boolean =>
  a.kind === 'vote' && b.kind === 'vote' && a.tool === b.tool;
