import { VerdictDates } from '@/components/matchup/verdict';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { VerdictSheet } from '@/components/verdict/verdict-sheet';
import type { PanelView } from '@/lib/domain/panel-view';
import type { SeatFacts, SeatVerdict, VerdictCount } from '@/lib/domain/seat';
import { isStale } from '@/lib/domain/verdict-rules';
import { counted } from '@/lib/domain/words';
import { getSeatVerdicts } from '@/lib/queries/panel';
import { seatHref } from './seat-href';
import { countIn, VerdictFilter } from './verdict-filter';

const PAGE_SIZE = 20;

/** A page of a seat's verdicts, with the ways to parts of them. */
export async function SeatVerdicts({
  seat,
  view,
  counts,
}: {
  seat: SeatFacts;
  view: PanelView;
  counts: VerdictCount[];
}) {
  const { items, nextCursor } = await getSeatVerdicts(seat.slug, view, PAGE_SIZE);
  return (
    <section aria-labelledby="verdicts" className="mt-12 border-t border-ink pt-6">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="verdicts" className="font-serif text-head font-semibold tracking-tight">
          Verdicts
        </h2>
        <p className="text-note text-muted">{counted(countIn(counts, view), 'verdict')}</p>
      </div>
      {counts.length > 0 ? <VerdictFilter seat={seat.slug} view={view} counts={counts} /> : null}
      {items.length === 0 ? (
        <p className="pt-3 text-muted">{emptyInWords(seat, view, counts)}</p>
      ) : (
        <ol className="grid gap-x-12 md:grid-cols-2">
          {items.map((verdict) => (
            <li key={verdict.tool.slug} className="border-b border-hairline py-6">
              <ListedVerdict verdict={verdict} seat={seat.slug} />
            </li>
          ))}
        </ol>
      )}
      {nextCursor ? (
        <MoreLink href={seatHref(seat.slug, { ...view, cursor: nextCursor })}>
          Older verdicts
        </MoreLink>
      ) : null}
    </section>
  );
}

function ListedVerdict({ verdict, seat }: { verdict: SeatVerdict; seat: string }) {
  const { tool, category } = verdict;
  return (
    <div className="grid content-start gap-y-1">
      <h3 className="font-serif text-lead font-semibold">
        <PageLink href={`/tools/${tool.slug}`} prefetch={false} className="hover:underline">
          {tool.name}
        </PageLink>
      </h3>
      <p className="text-note text-muted">{category.name}</p>
      <VerdictSheet wording={verdict} author={verdict.author} dissents={verdict.dissents}>
        {isStale(verdict, tool) ? ` (now ${tool.version})` : null},{' '}
        <VerdictDates verdict={verdict} tool={tool.slug} seat={seat} />
      </VerdictSheet>
    </div>
  );
}

function emptyInWords(seat: SeatFacts, { cursor }: PanelView, counts: VerdictCount[]): string {
  if (counts.length === 0) return `The ${seat.name} has not spoken yet.`;
  return cursor === null
    ? `The ${seat.name} has no such verdict.`
    : `There are no older verdicts of the ${seat.name}.`;
}
