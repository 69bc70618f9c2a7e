import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { seatHref } from '@/components/panel/seat-href';
import { SeatSheet } from '@/components/panel/seat-sheet';
import { SeatVerdicts } from '@/components/panel/seat-verdicts';
import { type Crumb, Crumbs } from '@/components/ui/crumbs';
import { type PanelView, parsePanelView } from '@/lib/domain/panel-view';
import type { VerdictCount } from '@/lib/domain/seat';
import { getSeat, getSeatVerdictCounts, isSeatVerdictCursor } from '@/lib/queries/panel';

// The filter is in the path, not in the query: a static page has no query to read, and each part of a
// seat's verdicts then has one address that works as a plain link.
export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ seat: 'none', view: [] }];
}

type Props = PageProps<'/panel/[seat]/[[...view]]'>;

async function findPage({ params }: Props) {
  const { seat: slug, view: parts = [] } = await params;
  const view = parsePanelView(parts);
  if (!view || (view.cursor !== null && !isSeatVerdictCursor(view.cursor))) return null;
  const [seat, counts] = await Promise.all([getSeat(slug), getSeatVerdictCounts(slug)]);
  if (!seat) return null;
  const category = categoryOf(counts, view.category);
  if (category === undefined) return null;
  return { seat, view, counts, part: partInWords(view, category) };
}

/** The category's name; null for all of them, undefined for one in which the seat has no verdict. */
function categoryOf(counts: VerdictCount[], slug: string | null): string | null | undefined {
  if (slug === null) return null;
  return counts.find(({ category }) => category.slug === slug)?.category.name;
}

/** Which part of a seat's verdicts a page shows; null for its own page, which shows the first of all. */
function partInWords({ call, cursor }: PanelView, category: string | null): string | null {
  if (call === null && category === null && cursor === null) return null;
  const verdicts = call === null ? 'verdicts' : `${call} verdicts`;
  const all = category === null ? verdicts : `${verdicts} in ${category}`;
  return cursor === null ? all : `older ${all}`;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await findPage(props);
  if (!page) return {};
  const { seat, part } = page;
  const name = `The ${seat.name}`;
  if (part) return { title: `${name}: ${part}`, robots: { index: false } };
  const description = `${seat.question} ${seat.motto} Who holds the seat, how often it ships and dissents, and every verdict.`;
  return pageMetadata({ title: name, description, path: `/panel/${seat.slug}` });
}

export default async function SeatPage(props: Props) {
  const page = await findPage(props);
  if (!page) notFound();
  const { seat, view, counts, part } = page;
  const up: Crumb[] = [
    { name: 'Home', href: '/' },
    { name: 'Panel', href: '/panel' },
  ];
  const name = `The ${seat.name}`;
  return (
    <>
      {part === null ? (
        <>
          <Crumbs trail={up} here={name} />
          <SeatSheet seat={seat} />
        </>
      ) : (
        <>
          <Crumbs trail={[...up, { name, href: seatHref(seat.slug) }]} here={part} />
          <h1 className="pt-8 font-serif text-title font-semibold tracking-tight">
            {name}: {part}
          </h1>
        </>
      )}
      <SeatVerdicts seat={seat} view={view} counts={counts} />
    </>
  );
}
