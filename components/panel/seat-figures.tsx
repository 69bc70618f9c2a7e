import type { ReactNode } from 'react';
import { FigureBody } from '@/components/ui/figure';
import { type Figure, figureOf } from '@/lib/domain/figure';
import type { Counted } from '@/lib/domain/figure-words';
import { agreementSentence, type SeatRecord, shareFigure } from '@/lib/domain/seat-record';
import { countVotes } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';

/** How often a seat ships, of its verdicts. */
export function ShipsFigure({ record, id }: { record: SeatRecord; id: string }) {
  const { calls } = record;
  return (
    <Labelled id={id} label="Ships" of="verdict" figure={figureOf(calls)} none="No verdict yet.">
      {`${calls.ships} of ${counted(countVotes(calls), 'verdict')}`}
    </Labelled>
  );
}

/** How often a seat ships, dissents from the panel, and calls as the community does. */
export function SeatFigures({ record }: { record: SeatRecord }) {
  const { dissents, agreement } = record;
  return (
    <ul className="grid gap-x-12 gap-y-8 md:grid-cols-3">
      <li aria-labelledby="ships">
        <ShipsFigure record={record} id="ships" />
      </li>
      <li aria-labelledby="dissents">
        <Labelled
          id="dissents"
          label="Dissents"
          figure={shareFigure(dissents)}
          none="No tool yet on which it could stand against a majority of the panel."
          note="Of the tools with three verdicts or more on which the panel is not evenly split: how often this seat stands against the majority."
          of="tool"
        >
          {`${dissents.count} of ${counted(dissents.of, 'tool')}`}
        </Labelled>
      </li>
      <li aria-labelledby="agreement">
        <Labelled
          id="agreement"
          label="With the community"
          figure={shareFigure(agreement)}
          none={agreementSentence(agreement)}
          note={agreementSentence(agreement)}
          of="tool"
        >
          {`${agreement.count} of ${counted(agreement.of, 'tool')}`}
        </Labelled>
      </li>
    </ul>
  );
}

function Labelled({
  id,
  label,
  figure,
  none,
  note,
  of,
  children,
}: {
  id: string;
  label: string;
  figure: Figure;
  /** What is said where nothing can be counted. */
  none: string;
  note?: string;
  of: Counted;
  children: ReactNode;
}) {
  return (
    <>
      <p id={id} className="text-note font-semibold">
        {label}
      </p>
      {figure.percent === null ? (
        <>
          <p aria-hidden="true" className="font-serif text-figure font-semibold">
            —
          </p>
          <p className="text-note text-muted">{none}</p>
        </>
      ) : (
        <>
          <FigureBody figure={figure} of={of} count={children} />
          {note ? <p className="text-note text-muted">{note}</p> : null}
        </>
      )}
    </>
  );
}
