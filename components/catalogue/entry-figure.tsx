import { DateTime } from '@/components/ui/date';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { entryLabel, type PriceRead, priceInWords } from '@/lib/domain/price';

/** What getting in costs: the kind large, the price in words, where and when it was read. */
export function EntryFigure({ tool }: { tool: ToolFacts }) {
  const label = `entry-${tool.slug}`;
  return (
    <li aria-labelledby={label}>
      <p id={label} className="text-note font-semibold">
        Entry
      </p>
      {tool.entry ? (
        <>
          <p className="font-serif text-figure font-semibold tracking-tight">
            {entryLabel(tool.entry.kind)}
          </p>
          <PriceText entry={tool.entry} />
        </>
      ) : (
        <>
          <p className="font-serif text-figure font-semibold">
            <span aria-hidden="true">—</span>
            <span className="sr-only">no price read yet</span>
          </p>
          <p className="text-note text-muted">Nobody has read the price yet.</p>
        </>
      )}
    </li>
  );
}

/** A price read in words, with its source and its date. */
function PriceText({ entry }: { entry: PriceRead }) {
  const words = priceInWords(entry);
  return (
    <p className="text-note text-muted">
      {words === entryLabel(entry.kind) ? null : `${words}. `}
      {entry.note ? `${entry.note.replace(/\.$/, '')}. ` : null}
      Read{' '}
      {entry.sourceUrl ? (
        <>
          at{' '}
          <a href={entry.sourceUrl} rel="noopener nofollow" className="underline hover:text-ink">
            {new URL(entry.sourceUrl).hostname.replace(/^www\./, '')}
          </a>{' '}
        </>
      ) : null}
      on <DateTime date={entry.checkedAt} />.
    </p>
  );
}
