import { DateTime } from './date';

/**
 * A chart drawn on the server, `children` its drawing: what it shows above it, its first and last day
 * below, and the same as a table behind it.
 */
export function Chart({
  title,
  legend,
  days: { first, last },
  middle,
  table,
  children,
}: {
  title: React.ReactNode;
  legend?: React.ReactNode;
  /** ISO dates. */
  days: { first: string; last: string };
  /** What stands between the two days. */
  middle: React.ReactNode;
  table: { head: string[]; rows: { day: string; cells: string[] }[] };
  children: React.ReactNode;
}) {
  return (
    <figure className="pb-4">
      <figcaption className="flex flex-wrap justify-between gap-x-6 pb-2 text-note">
        <span className="font-semibold">{title}</span>
        {legend}
      </figcaption>
      {children}
      <p className="flex justify-between gap-x-4 pt-1 text-note text-muted">
        {first === last ? null : <DateTime date={first} />}
        <span>{middle}</span>
        <DateTime date={last} />
      </p>
      <details className="no-print">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-note underline">
          The same as a table
        </summary>
        {/* Wide counts on a narrow phone are scrolled to, by the keyboard as well. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus */}
        <section aria-label="The same as a table" tabIndex={0} className="overflow-x-auto">
          <Table {...table} />
        </section>
      </details>
    </figure>
  );
}

function Table({ head, rows }: { head: string[]; rows: { day: string; cells: string[] }[] }) {
  return (
    <table className="w-full max-w-prose text-left text-note wrap-normal">
      <thead>
        <tr className="border-b border-rule">
          {head.map((name) => (
            <th
              key={name}
              scope="col"
              className="pr-1.5 align-bottom first-letter:uppercase last:pr-0"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, cells }) => (
          <tr key={day} className="border-b border-hairline">
            <th scope="row" className="pr-1.5 font-normal">
              <DateTime date={day} />
            </th>
            {cells.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
              <td key={place} className="pr-1.5 last:pr-0">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
