import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import type { SeatFacts } from '@/lib/domain/seat';
import { agreementSentence, emptyRecord, type SeatRecord } from '@/lib/domain/seat-record';
import { counted } from '@/lib/domain/words';
import { HeldBy } from './holders';
import { ShipsFigure } from './seat-figures';
import { seatHref } from './seat-href';

/** The panel's seats, each with what it asks, who sits there and how it calls. */
export function SeatList({
  seats,
  records,
}: {
  seats: SeatFacts[];
  records: Record<string, SeatRecord>;
}) {
  return (
    <div className="border-t border-ink">
      {seats.map((seat) => (
        <SeatLine key={seat.slug} seat={seat} record={records[seat.slug] ?? emptyRecord} />
      ))}
    </div>
  );
}

function SeatLine({ seat, record }: { seat: SeatFacts; record: SeatRecord }) {
  return (
    <article
      aria-labelledby={seat.slug}
      className="grid gap-x-12 gap-y-5 border-b border-hairline py-8 last:border-b-0 md:grid-cols-2"
    >
      <div className="grid content-start gap-y-2">
        <h2 id={seat.slug} className="font-serif text-head font-semibold tracking-tight">
          <PageLink href={seatHref(seat.slug)} className="hover:underline">
            {seat.name}
            <LinkPending />
          </PageLink>
        </h2>
        <p>{seat.question}</p>
        <p className="font-serif text-lead">“{seat.motto}”</p>
        <HeldBy holders={seat.holders} />
      </div>
      <div>
        <ShipsFigure record={record} id={`${seat.slug}-ships`} />
        <p className="pt-2 text-note text-muted">
          {dissentsSentence(record)} {agreementSentence(record.agreement)}
        </p>
      </div>
    </article>
  );
}

function dissentsSentence({ dissents: { count, of } }: SeatRecord): string {
  if (of === 0) return 'There is no tool yet on which it could dissent.';
  return `It dissents on ${count} of ${counted(of, 'tool')} on which the panel has a majority.`;
}
