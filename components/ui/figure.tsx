import type { Figure } from '@/lib/domain/figure';
import { type Counted, isOfCalls } from '@/lib/domain/figure-words';
import { Percentage } from './figure-in-words';
import { SplitBar } from './split-bar';

/** "30.1 to 95.4%": the 95% Wilson score interval of a figure, in words. */
function intervalInWords(figure: Figure): string {
  return `${figure.low} to ${figure.high}%`;
}

/** A percentage is never alone: its count beside it, its bar and its interval below. */
export function FigureBody({
  figure,
  of,
  tool,
  asOf,
  simulated,
  shown,
  count,
  note,
}: {
  figure: Figure;
  /** What was counted. */
  of: Counted;
  tool?: string;
  /** When the counts were read, and how many of them are made up: see FigureInWords. */
  asOf?: string;
  simulated?: number;
  /** What the large figure reads, while it may still be counting up to `figure.percent`. */
  shown?: number | null;
  count: React.ReactNode;
  note?: React.ReactNode;
}) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Percentage
          {...{ figure, of, tool, asOf, simulated, shown }}
          className="font-serif text-figure font-semibold tracking-tight underline-offset-2"
        >
          <span className="text-note text-muted">{count}</span>
        </Percentage>
      </p>
      <SplitBar figure={figure} plain={!isOfCalls(of)} />
      <p className="pt-1 text-note text-muted">
        95% interval {intervalInWords(figure)}
        {note ? <> · {note}</> : null}
      </p>
    </>
  );
}
