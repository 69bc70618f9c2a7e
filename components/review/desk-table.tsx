/** A dense table of the desk; its head stays in sight. */
export function DeskTable({
  caption,
  heads,
  empty,
  children,
}: {
  caption: string;
  /** Columns; the second to the last but one give way on a phone. */
  heads: string[];
  empty: string;
  children: React.ReactNode[];
}) {
  if (children.length === 0) return <p className="py-6 text-muted">{empty}</p>;
  return (
    <table className="w-full border-collapse text-left">
      <caption className="py-3 text-left text-note text-muted">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, place) => (
            <th
              key={head}
              scope="col"
              className={`sticky top-0 border-b border-rule bg-paper py-2 pr-4 text-note font-semibold ${hides(place, heads.length)}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

const hides = (place: number, of: number) => (place > 0 && place < of - 1 ? 'max-sm:hidden' : '');

/** A line of it: the tool, a link to where its verdict is written, then the other columns. */
export function DeskRow({
  href,
  name,
  note,
  cells,
}: {
  href: string;
  name: string;
  note?: React.ReactNode;
  cells: React.ReactNode[];
}) {
  return (
    <tr className="border-b border-hairline align-baseline">
      <th scope="row" className="py-1 pr-4 font-normal">
        <a href={href} className="inline-flex min-h-11 items-center font-semibold underline">
          {name}
        </a>
        {note ? <div className="pb-2 text-note text-muted">{note}</div> : null}
      </th>
      {cells.map((cell, place) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their places
          key={place}
          className={`py-2 pr-4 text-note ${hides(place + 1, cells.length + 1)}`}
        >
          {cell}
        </td>
      ))}
    </tr>
  );
}
