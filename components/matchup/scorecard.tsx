import { seatHref } from '@/components/panel/seat-href';
import { PageLink } from '@/components/ui/page-link';
import type { PublishedVerdict, Retraction, ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { Retracted } from './retracted';
import { Verdict } from './verdict';

type Cell = { tool: ReviewedTool; verdict?: PublishedVerdict; retraction?: Retraction };
type Row = { seat: SeatLabel; cells: Cell[] };

function rowsOf(tools: ReviewedTool[], seats: SeatLabel[]): Row[] {
  return seats
    .map((seat) => {
      const ofSeat = (one: { seat: SeatLabel }) => one.seat.slug === seat.slug;
      const cells = tools.map((tool) => ({
        tool,
        verdict: tool.verdicts.find(ofSeat),
        retraction: tool.retractions.find(ofSeat),
      }));
      return { seat, cells };
    })
    .filter(({ cells }) => cells.some(({ verdict, retraction }) => verdict ?? retraction));
}

/** The panel's verdicts: a row a seat, a column a tool; on a phone one under the other. */
export function Scorecard({ tools, seats }: { tools: ReviewedTool[]; seats: SeatLabel[] }) {
  const rows = rowsOf(tools, seats);
  return (
    <section aria-labelledby="scorecard" className="border-t border-ink pt-6">
      <h2 id="scorecard" className="font-serif text-head font-semibold tracking-tight">
        Reviewer scorecard
      </h2>
      {rows.length === 0 ? (
        <p className="pt-3 text-muted">No reviewer has spoken on either tool yet.</p>
      ) : (
        rows.map(({ seat, cells }) => (
          <div key={seat.slug} className="border-b border-hairline py-6 last:border-b-0">
            <div className="flex flex-wrap items-baseline gap-x-3 pb-4">
              <h3 className="text-lead font-semibold">
                <PageLink href={seatHref(seat.slug)} prefetch={false} className="hover:underline">
                  {seat.name}
                </PageLink>
              </h3>
              <p className="text-note text-muted">{seat.question}</p>
            </div>
            <div className="grid gap-x-12 gap-y-6 wide:grid-cols-2">
              {cells.map((cell) => (
                <div key={cell.tool.slug} className="grid content-start gap-y-1">
                  <p className="text-note font-semibold text-muted">{cell.tool.name}</p>
                  <Spoken seat={seat} cell={cell} />
                </div>
              ))}
            </div>
          </div>
        ))
      )}
    </section>
  );
}

function Spoken({ seat, cell: { tool, verdict, retraction } }: { seat: SeatLabel; cell: Cell }) {
  if (verdict) return <Verdict verdict={verdict} tool={tool} />;
  if (retraction) return <Retracted retraction={retraction} tool={tool.slug} />;
  return (
    <p className="text-muted">
      The {seat.name} has not spoken on {tool.name}.
    </p>
  );
}
