import type { Column, Line } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import { entryLabel } from '@/lib/domain/price';
import { isOldPrice } from '@/lib/domain/price-age';
import { type DeskTool, stateLabels } from '@/lib/domain/tool-list';
import { counted, grouped } from '@/lib/domain/words';

export const toolColumns: Column[] = [
  { head: 'Tool', sort: 'name' },
  { head: 'State', wide: true },
  { head: 'Category', wide: true },
  { head: 'Price read', sort: 'price' },
  { head: 'Votes', wide: true },
  { head: 'Published', sort: 'published', wide: true },
  { head: 'Changed', sort: 'updated', wide: true },
];

/** A tool as a line of the desk's list; `today` is an ISO date. */
export function toolLine(tool: DeskTool, today: string): Line {
  return {
    key: tool.id,
    label: tool.name,
    cells: [
      <ToolCell key="tool" tool={tool} />,
      stateOf(tool),
      tool.category,
      <PriceCell key="price" tool={tool} today={today} />,
      <span key="votes" className="tabular-nums">
        {grouped(tool.votes)}
      </span>,
      tool.publishedAt ? <DateTime key="published" date={tool.publishedAt} /> : '—',
      <DateTime key="changed" date={tool.updatedAt} />,
    ],
  };
}

const stateOf = (tool: DeskTool) => (tool.merged ? 'Merged' : stateLabels[tool.state]);

function ToolCell({ tool }: { tool: DeskTool }) {
  return (
    <span className="grid">
      <a
        href={`/admin/tools/${tool.id}`}
        className="inline-flex min-h-11 items-center font-semibold underline wrap-anywhere sm:min-h-6"
      >
        {tool.name}
      </a>
      <span className="text-note text-muted wrap-anywhere">
        {tool.slug}
        {tool.state === 'published' ? null : (
          <span className="sm:hidden">, {stateOf(tool).toLowerCase()}</span>
        )}
      </span>
    </span>
  );
}

function PriceCell({ tool, today }: { tool: DeskTool; today: string }) {
  const { entryKind, priceCheckedAt, warnings } = tool;
  const isOld = tool.state !== 'retired' && isOldPrice(priceCheckedAt, today);
  return (
    <span className="grid">
      {entryKind && priceCheckedAt ? (
        <span>
          {entryLabel(entryKind)}, <DateTime date={priceCheckedAt} />
        </span>
      ) : (
        <span>None yet</span>
      )}
      {isOld && priceCheckedAt ? <span className="text-muted">Older than 90 days</span> : null}
      {warnings.length > 0 ? (
        <span className="font-semibold text-skip">{counted(warnings.length, 'warning')}</span>
      ) : null}
    </span>
  );
}
