import { seatHref } from '@/components/panel/seat-href';
import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import type { ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { entryLabel, priceInWords } from '@/lib/domain/price';

type Row = { key: string; head: React.ReactNode; cell: (tool: ReviewedTool) => React.ReactNode };

function callOf(tool: ReviewedTool, seat: SeatLabel): React.ReactNode {
  const verdict = tool.verdicts.find((one) => one.seat.slug === seat.slug);
  if (!verdict) {
    const isTaken = tool.retractions.some((one) => one.seat.slug === seat.slug);
    return <span className="text-muted">{isTaken ? 'Retracted' : 'Not judged'}</span>;
  }
  return (
    <PageLink
      href={`/tools/${tool.slug}/verdicts/${seat.slug}`}
      className="inline-flex min-h-11 items-center hover:underline"
    >
      <CallMark call={verdict.call} />
      <span className="sr-only">
        , the {seat.name} on {tool.name}
      </span>
    </PageLink>
  );
}

function priceOf({ entry }: ReviewedTool): React.ReactNode {
  if (!entry) return <span className="text-muted">No price read yet</span>;
  const words = priceInWords(entry);
  const label = entryLabel(entry.kind);
  return (
    <>
      {words === label ? label : `${label}: ${words}`}
      <span className="block text-note text-muted">
        read <DateTime date={entry.checkedAt} />
      </span>
    </>
  );
}

const FACTS: Row[] = [
  { key: 'entry', head: 'Entry', cell: priceOf },
  { key: 'licence', head: 'Licence', cell: ({ license }) => license },
  { key: 'maker', head: 'Made by', cell: ({ maker }) => maker || '—' },
  { key: 'version', head: 'Version', cell: ({ version }) => version || '—' },
  {
    key: 'category',
    head: 'Category',
    cell: ({ category }) => (
      <PageLink
        href={`/categories/${category.slug}`}
        className="inline-flex min-h-11 items-center underline"
      >
        {category.name}
      </PageLink>
    ),
  },
  {
    key: 'website',
    head: 'Website',
    cell: ({ website }) => (
      <a href={website} rel="noopener" className="inline-flex min-h-11 items-center underline">
        {new URL(website).hostname.replace(/^www\./, '')}
      </a>
    ),
  },
  {
    key: 'checked',
    head: 'Facts checked',
    cell: ({ factsCheckedAt }) => <DateTime date={factsCheckedAt} />,
  },
];

/** The verdicts in short and the facts of the tools, a row each. On a phone the table alone scrolls. */
export function PointByPoint({ tools, seats }: { tools: ReviewedTool[]; seats: SeatLabel[] }) {
  const judging = seats.filter(({ slug }) =>
    tools.some(({ verdicts, retractions }) =>
      [...verdicts, ...retractions].some(({ seat }) => seat.slug === slug),
    ),
  );
  const rows: Row[] = [
    ...judging.map((seat) => ({
      key: `seat ${seat.slug}`,
      head: (
        <PageLink
          href={seatHref(seat.slug)}
          className="inline-flex min-h-11 items-center hover:underline"
        >
          {seat.name}
        </PageLink>
      ),
      cell: (tool: ReviewedTool) => callOf(tool, seat),
    })),
    ...FACTS,
  ];
  return (
    <div className="mt-14 border-t border-ink pt-6">
      <h2 id="points" className="font-serif text-head font-semibold tracking-tight">
        Point by point
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-labelledby="points" tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full min-w-2xl table-fixed border-collapse text-left">
          <thead>
            <tr className="border-b border-ink">
              <th scope="col" className="w-28 py-3 pr-4 text-note font-semibold text-muted">
                <span className="sr-only">What is compared</span>
              </th>
              {tools.map(({ slug, name }) => (
                <th key={slug} scope="col" className="py-3 pr-4 align-bottom font-serif text-lead">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, head, cell }) => (
              <tr key={key} className="border-b border-hairline">
                <th
                  scope="row"
                  className="sticky left-0 bg-paper py-2 pr-4 text-note font-semibold"
                >
                  {head}
                </th>
                {tools.map((tool) => (
                  <td key={tool.slug} className="py-2 pr-4">
                    {cell(tool)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
