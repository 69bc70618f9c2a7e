import type { PublishedVerdict, ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { Verdict } from './verdict';

type Row = {
  seat: SeatLabel;
  verdicts: { tool: ReviewedTool; verdict: PublishedVerdict | null }[];
};

function rowsOf(tools: ReviewedTool[], seats: SeatLabel[]): Row[] {
  return seats.map((seat) => ({
    seat,
    verdicts: tools.map((tool) => ({
      tool,
      verdict: tool.verdicts.find((verdict) => verdict.seat.slug === seat.slug) ?? null,
    })),
  }));
}

/** The panel's verdicts: a row a seat, a column a tool; on a phone one under the other. */
export function Scorecard({ tools, seats }: { tools: ReviewedTool[]; seats: SeatLabel[] }) {
  const rows = rowsOf(tools, seats).filter((row) => row.verdicts.some(({ verdict }) => verdict));
  return (
    <section aria-labelledby="scorecard" className="border-t border-ink pt-6">
      <h2 id="scorecard" className="font-serif text-head font-semibold tracking-tight">
        Reviewer scorecard
      </h2>
      {rows.length === 0 ? (
        <p className="pt-3 text-muted">No reviewer has spoken on either tool yet.</p>
      ) : (
        rows.map(({ seat, verdicts }) => (
          <div key={seat.slug} className="border-b border-hairline py-6 last:border-b-0">
            <div className="flex flex-wrap items-baseline gap-x-3 pb-4">
              <h3 className="text-lead font-semibold">{seat.name}</h3>
              <p className="text-note text-muted">{seat.question}</p>
            </div>
            <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
              {verdicts.map(({ tool, verdict }) => (
                <div key={tool.slug} className="grid content-start gap-y-1">
                  <p className="text-note font-semibold text-muted">{tool.name}</p>
                  {verdict ? (
                    <Verdict verdict={verdict} tool={tool} />
                  ) : (
                    <p className="text-muted">
                      The {seat.name} has not spoken on {tool.name}.
                    </p>
                  )}
                </div>
              ))}
            </div>
          </div>
        ))
      )}
    </section>
  );
}
