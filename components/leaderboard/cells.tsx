import { FigureInWords } from '@/components/ui/figure-in-words';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import type { Standing } from '@/lib/queries/leaderboard';

// A table on a wide screen; on a phone each row is a block, and each cell names its column itself.

/** A table of tools with its columns' names. The first column and the tool's are the caller's to lay out. */
export function StandingTable({
  caption,
  columns,
  children,
}: {
  caption: React.ReactNode;
  columns: readonly string[];
  children: React.ReactNode;
}) {
  return (
    <table className="w-full border-t border-ink max-md:block">
      <caption className="pb-4 text-left text-note text-muted max-md:block max-md:pt-4">
        {caption}
      </caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-rule text-left text-note text-muted">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pr-6 font-semibold">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{children}</tbody>
    </table>
  );
}

/** A row: on a phone a block with its parts one under the other. */
export function StandingLine({ children }: { children: React.ReactNode }) {
  return (
    <tr className="border-b border-hairline max-md:grid max-md:grid-cols-[auto_1fr] max-md:gap-x-4 max-md:gap-y-1 max-md:py-4">
      {children}
    </tr>
  );
}

/** A cell that is a line of its own on a phone, with its column's name before it. */
export function Cell({
  name,
  className = '',
  children,
}: {
  name: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <td className={`align-middle text-note max-md:col-span-2 md:py-3 md:pr-6 ${className}`}>
      <span aria-hidden="true" className="pr-1.5 font-semibold text-muted md:hidden">
        {name}
      </span>
      {children}
    </td>
  );
}

/** The cell that names the row: the tool, and its category where the table is of several. */
export function ToolCell({
  standing,
  withCategory,
  wide = false,
}: {
  standing: Standing;
  withCategory: boolean;
  /** Whether it begins the row. */
  wide?: boolean;
}) {
  const { slug, name, category } = standing;
  return (
    <th
      scope="row"
      className={`text-left align-middle font-normal md:py-3 md:pr-6 ${wide ? 'max-md:col-span-2' : ''}`}
    >
      <PageLink
        href={`/tools/${slug}`}
        className="font-serif text-lead font-semibold hover:underline"
      >
        {name}
      </PageLink>
      {withCategory ? <span className="block text-note text-muted">{category.name}</span> : null}
    </th>
  );
}

/** The community's figure of a line, with its interval on demand. */
export function CommunityCell({ standing, asOf }: { standing: Standing; asOf?: string }) {
  return (
    <Cell name="Community">
      <FigureInWords
        figure={figureOf(standing.community)}
        of="vote"
        tool={standing.name}
        asOf={asOf}
        simulated={standing.simulated}
      />
    </Cell>
  );
}

/** The panel's figure of a line, with its interval on demand. */
export function PanelCell({ standing }: { standing: Standing }) {
  return (
    <Cell name="Panel ship">
      <FigureInWords figure={figureOf(standing.panel)} of="reviewer" tool={standing.name} />
    </Cell>
  );
}
