import { PageLink } from '@/components/ui/page-link';
import { type PanelView, wholePanelView } from '@/lib/domain/panel-view';
import type { VerdictCount } from '@/lib/domain/seat';
import { choices } from '@/lib/domain/tally';
import { seatHref } from './seat-href';

type Option = { name: string; view: PanelView; verdicts: number; isCurrent: boolean };

/** Answers how many verdicts a view holds over all its pages. */
export function countIn(counts: VerdictCount[], { category, call }: PanelView): number {
  return counts
    .filter((one) => category === null || one.category.slug === category)
    .filter((one) => call === null || one.call === call)
    .reduce((sum, { verdicts }) => sum + verdicts, 0);
}

/** The ways to part of a seat's verdicts: plain links, each with what it leads to. */
export function VerdictFilter({
  seat,
  view,
  counts,
}: {
  seat: string;
  view: PanelView;
  counts: VerdictCount[];
}) {
  const { category, call } = view;
  const option = (name: string, part: Partial<PanelView>, isCurrent: boolean): Option => {
    const next = { ...wholePanelView, category, call, ...part };
    return { name, view: next, verdicts: countIn(counts, next), isCurrent };
  };
  const categories = new Map(counts.map((one) => [one.category.slug, one.category.name]));
  return (
    <nav aria-label="Filter verdicts" className="no-print grid gap-y-3 pt-4 pb-2 text-note">
      <Options
        seat={seat}
        label="Call"
        options={[
          option('All calls', { call: null }, call === null),
          ...choices.map((choice) =>
            option(choice === 'ship' ? 'Ship' : 'Skip', { call: choice }, call === choice),
          ),
        ]}
      />
      <Options
        seat={seat}
        label="Category"
        options={[
          option('All categories', { category: null }, category === null),
          ...[...categories].map(([slug, name]) =>
            option(name, { category: slug }, category === slug),
          ),
        ]}
      />
    </nav>
  );
}

function Options({ seat, label, options }: { seat: string; label: string; options: Option[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {options.map((option) => (
        <li key={option.name}>
          <OptionLink seat={seat} option={option} />
        </li>
      ))}
    </ul>
  );
}

function OptionLink({ seat, option }: { seat: string; option: Option }) {
  const { name, view, verdicts, isCurrent } = option;
  const box = 'inline-flex min-h-11 items-center gap-x-1.5 border px-3';
  if (verdicts === 0 && !isCurrent) {
    return <span className={`${box} border-hairline text-muted`}>{name} 0</span>;
  }
  return (
    <PageLink
      href={seatHref(seat, view)}
      prefetch={false}
      aria-current={isCurrent ? 'true' : undefined}
      className={`${box} ${isCurrent ? 'border-ink bg-ink text-paper' : 'border-rule hover:border-ink hover:underline'}`}
    >
      {name} {verdicts}
    </PageLink>
  );
}
