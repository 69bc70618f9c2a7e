import { type ListView, listHref } from '@/lib/domain/list-view';

export type Column = {
  head: string;
  /** What the list is sorted by when this head is pressed; none for a column that has no order. */
  sort?: string;
  /** Gives way on a phone. */
  wide?: boolean;
};

export type Line = { key: string | number; label: string; cells: React.ReactNode[] };

function Head({ column, view, path }: { column: Column; view: ListView; path: string }) {
  const { head, sort } = column;
  const sorted = sort === view.sort;
  const order = view.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={sorted ? order : undefined}
      className={`sticky top-0 z-1 border-b border-rule bg-paper pr-4 text-note font-semibold ${column.wide ? 'max-sm:hidden' : ''}`}
    >
      {sort ? (
        <a
          href={listHref(path, view, { sort, descending: sorted && !view.descending })}
          className="inline-flex min-h-11 items-center gap-x-1 underline"
        >
          {head}
          {sorted ? <span aria-hidden="true">{view.descending ? '↓' : '↑'}</span> : null}
        </a>
      ) : (
        <span className="inline-flex min-h-11 items-center">{head}</span>
      )}
    </th>
  );
}

/**
 * A dense list of the desk. Sorting and pages are links, so they work without JavaScript and stand in
 * the address. With `selection` each line has a box of that name for the form around it.
 */
export function ListTable({
  caption,
  path,
  view,
  columns,
  lines,
  empty,
  nextCursor,
  selection,
}: {
  caption: string;
  path: string;
  view: ListView;
  columns: Column[];
  lines: Line[];
  empty: React.ReactNode;
  nextCursor: string | null;
  selection?: string;
}) {
  return (
    <>
      {lines.length === 0 ? (
        <p className="py-6 text-muted">{empty}</p>
      ) : (
        <table className="w-full border-collapse text-left">
          <caption className="py-2 text-left text-note text-muted">{caption}</caption>
          <thead>
            <tr>
              {selection ? (
                <th scope="col" className="sticky top-0 z-1 w-11 border-b border-rule bg-paper">
                  <span className="sr-only">Choose</span>
                </th>
              ) : null}
              {columns.map((column) => (
                <Head key={column.head} column={column} view={view} path={path} />
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key} className="border-b border-hairline align-baseline">
                {selection ? (
                  <td>
                    <label className="inline-flex size-11 items-center justify-center">
                      <input
                        type="checkbox"
                        name={selection}
                        value={line.key}
                        className="size-5 accent-ink"
                      />
                      <span className="sr-only">Choose {line.label}</span>
                    </label>
                  </td>
                ) : null}
                {line.cells.map((cell, place) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their places
                    key={place}
                    className={`py-2 pr-4 ${place === 0 ? '' : 'text-note'} ${columns[place]?.wide ? 'max-sm:hidden' : ''}`}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.after || nextCursor ? (
        <nav aria-label="Pages" className="flex gap-x-6 pt-2">
          {view.after ? (
            <a href={listHref(path, view)} className="inline-flex min-h-11 items-center underline">
              First page
            </a>
          ) : null}
          {nextCursor ? (
            <a
              href={listHref(path, view, { after: nextCursor })}
              className="inline-flex min-h-11 items-center underline"
            >
              Next page
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
