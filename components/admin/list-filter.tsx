import { boxStyle, plainButton } from '@/components/ui/form';
import type { ListView } from '@/lib/domain/list-view';

export type FilterChoice = {
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
};

/** Search and filters of a list; a plain form, so that the address says what is shown. */
export function ListFilter({
  path,
  view,
  search,
  choices,
}: {
  path: string;
  view: ListView;
  /** What the search looks through, such as "Name or address"; none where there is nothing to search. */
  search?: string;
  choices: FilterChoice[];
}) {
  const order = `${view.descending ? '-' : ''}${view.sort}`;
  return (
    <search>
      <form action={path} className="grid grid-cols-2 items-end gap-3 pb-4 sm:flex sm:flex-wrap">
        {search ? (
          <label className="col-span-2 grid gap-y-1 text-note font-semibold sm:w-72">
            {search}
            <input
              type="search"
              name="q"
              defaultValue={view.q}
              className={`${boxStyle} min-h-11 text-body font-normal`}
            />
          </label>
        ) : null}
        {choices.map(({ name, label, options }) => (
          <label key={name} className="grid gap-y-1 text-note font-semibold">
            {label}
            <select
              name={name}
              defaultValue={view.filters[name] ?? ''}
              className={`${boxStyle} min-h-11 text-body font-normal`}
            >
              <option value="">All</option>
              {options.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <input type="hidden" name="sort" value={order} />
        <button type="submit" className={plainButton}>
          Show
        </button>
      </form>
    </search>
  );
}
