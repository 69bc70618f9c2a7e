import { Fragment, useId } from 'react';
import type { Figure } from '@/lib/domain/figure';
import {
  type Counted,
  howCounted,
  isEarlyFigure,
  nothingCounted,
  ofHowMany,
} from '@/lib/domain/figure-words';
import { grouped } from '@/lib/domain/words';
import { Moment } from './moment';

type Source = {
  figure: Figure;
  /** What was counted. */
  of: Counted;
  /** What it was counted of, where the figure does not stand under its name: for who listens. */
  tool?: string;
  /** When the counts were read (ISO date and time, UTC). */
  asOf?: string | undefined;
  /** How many of the votes are made up (npm run simulate). */
  simulated?: number | undefined;
};

/**
 * A percentage that says on demand how it was counted: a button, and the text that it opens. The
 * browser opens and closes it without a script; components/ui/figure-hints.tsx adds hover and focus.
 * `children` stand between the two, so that a line reads on; `shown` is what the percentage reads
 * while it may still be counting up.
 */
export function Percentage({
  figure,
  of,
  tool,
  asOf,
  simulated = 0,
  shown,
  className = '',
  children,
}: Source & { shown?: number | null | undefined; className?: string; children?: React.ReactNode }) {
  const id = useId();
  const lines = howCounted(figure, of);
  if (lines === null) return null;
  const made = simulated > 0 ? `\n${grouped(simulated)} of them simulated` : '';
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`How ${figure.percent}%${tool ? ` for ${tool}` : ''} was counted`}
        className={`figure-how ${className}`}
      >
        {shown ?? figure.percent}%
      </button>
      {children}
      <span popover="auto" id={id} className="figure-made">
        {`${lines[0]}${made}\n${lines.slice(1).join('\n')}\n`}
        {asOf ? (
          <Fragment>
            As of <Moment at={asOf} short />
            {'. '}
          </Fragment>
        ) : of === 'vote' ? null : (
          'As the verdicts stand now. '
        )}
        {/* No Link: a list has a hundred of these, and each would be hydrated. */}
        <a href="/methodology#interval">How it is made</a>
      </span>
    </>
  );
}

/**
 * A figure within a line of text: "71% of 128 votes", early ones marked, with its interval on demand;
 * where nothing was counted a dash.
 */
export function FigureInWords(source: Source) {
  const { figure, of } = source;
  if (figure.percent === null) {
    return (
      <>
        <span aria-hidden="true">—</span>
        <span className="sr-only">{nothingCounted[of]}</span>
      </>
    );
  }
  return (
    <Percentage {...source}>
      {` ${ofHowMany(figure, of)}${isEarlyFigure(figure, of) ? ', early' : ''}`}
    </Percentage>
  );
}
