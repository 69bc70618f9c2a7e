import type { Figure } from '@/lib/domain/figure';
import { SplitBar } from './split-bar';

/** "30.1 to 95.4%": the 95% Wilson score interval of a figure, in words. */
function intervalInWords(figure: Figure): string {
  return `${figure.low} to ${figure.high}%`;
}

/** A percentage is never alone: its count beside it, its bar and its interval below. */
export function FigureBody({
  figure,
  shown,
  count,
  note,
  plain = false,
}: {
  figure: Figure;
  /** A share of something else than calls. */
  plain?: boolean;
  /** What the large figure reads, while it may still be counting up to `figure.percent`. */
  shown?: number | null;
  count: React.ReactNode;
  note?: React.ReactNode;
}) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-serif text-figure font-semibold tracking-tight">
          {shown ?? figure.percent}%
        </span>
        <span className="text-note text-muted">{count}</span>
      </p>
      <SplitBar figure={figure} plain={plain} />
      <p className="pt-1 text-note text-muted">
        95% interval {intervalInWords(figure)}
        {note ? <> · {note}</> : null}
      </p>
    </>
  );
}
