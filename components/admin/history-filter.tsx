import { boxStyle, plainButton } from '@/components/ui/form';
import { type HistoryView, nouns, verbs } from '@/lib/domain/history';

type Option = readonly [value: string, label: string];

const box = `${boxStyle} min-h-11 min-w-0 text-body font-normal`;
// A date box is as wide as its words at least, unless its column may be narrower.
const labelStyle = 'grid min-w-0 grid-cols-1 gap-y-1 text-note font-semibold sm:w-44';
const dateStyle = `${labelStyle} col-span-2 min-[28rem]:col-span-1`;

function Choice({
  name,
  label,
  view,
  options,
}: {
  name: 'who' | 'noun' | 'verb';
  label: string;
  view: HistoryView;
  options: readonly Option[];
}) {
  return (
    <label className={labelStyle}>
      {label}
      <select name={name} defaultValue={view.filters[name]} className={box}>
        <option value="">All</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the history is narrowed to; a plain form, so that the address says what is shown. */
export function HistoryFilterForm({
  view,
  changers,
}: {
  view: HistoryView;
  changers: readonly { userId: string; name: string }[];
}) {
  const who: Option[] = [
    ...changers.map(({ userId, name }) => [userId, name] as const),
    ...[['job', 'Jobs that run by themselves'] as const, ['command', 'Commands'] as const],
    ['system', 'The system'],
  ];
  // A tool, a row or an operation comes from a link; what is chosen here keeps it.
  const kept = (['tool', 'subject', 'operation'] as const).filter((name) => view.filters[name]);
  return (
    <search>
      <form
        action="/admin/history"
        className="grid grid-cols-2 items-end gap-3 pb-4 sm:flex sm:flex-wrap"
      >
        <label className="col-span-2 grid grid-cols-1 gap-y-1 text-note font-semibold sm:w-56">
          Tool’s name or address
          <input type="search" name="q" defaultValue={view.q} className={box} />
        </label>
        <Choice name="who" label="Who" view={view} options={who} />
        <Choice name="noun" label="What" view={view} options={Object.entries(nouns)} />
        <Choice
          name="verb"
          label="Done"
          view={view}
          options={verbs.map((verb) => [verb, verb] as const)}
        />
        <label className={dateStyle}>
          From (UTC)
          <input type="date" name="from" defaultValue={view.filters.from} className={box} />
        </label>
        <label className={dateStyle}>
          To
          <input type="date" name="to" defaultValue={view.filters.to} className={box} />
        </label>
        {kept.map((name) => (
          <input key={name} type="hidden" name={name} value={view.filters[name]} />
        ))}
        <input type="hidden" name="sort" value={view.descending ? '-at' : 'at'} />
        <button type="submit" className={plainButton}>
          Show
        </button>
      </form>
    </search>
  );
}
