import { Moment } from '@/components/ui/moment';
import { byOperation, type HistoryEntry, type HistoryView } from '@/lib/domain/history';
import { actorInWords, type Names, shortHash } from '@/lib/domain/history-words';
import { listHref } from '@/lib/domain/list-view';
import { grouped } from '@/lib/domain/words';
import { Entry } from './history-entry';
import { UndoButton } from './undo-button';

/** What is known of the operations on a page. */
export type Operations = {
  undoable: ReadonlySet<string>;
  sizes: ReadonlyMap<string, number>;
  /** From how many entries on a size is only "more than" that. */
  many: number;
};

const link = 'inline-flex min-h-11 items-center underline';

/** All that was done in one operation, as far as it stands on this page. */
function Operation({
  entries,
  names,
  operations,
  view,
}: {
  entries: HistoryEntry[];
  names: Names;
  operations: Operations;
  view: HistoryView;
}) {
  const [first] = entries;
  if (!first) return null;
  const { operation, reason, addressHash } = first;
  const size = operations.sizes.get(operation) ?? 0;
  const isAlone = view.filters.operation === operation;
  return (
    <li className="grid gap-y-1 border-b border-hairline py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          <strong className="font-semibold">{actorInWords(first, names)}</strong>{' '}
          <span className="text-note text-muted">
            <Moment at={first.at} />
            {addressHash ? <> · from {shortHash(addressHash)}</> : null}
          </span>
        </p>
        {size > entries.length && !isAlone ? (
          <a href={`/admin/history?operation=${operation}`} className={`${link} text-note`}>
            All {size > operations.many ? `${grouped(operations.many)} and more` : grouped(size)}{' '}
            entries of this change
          </a>
        ) : null}
      </div>
      {reason ? <p className="max-w-prose text-note">Reason: {reason}</p> : null}
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} names={names} />
        ))}
      </ul>
      {operations.undoable.has(operation) ? <UndoButton operation={operation} /> : null}
    </li>
  );
}

/** The history of changes, operation by operation. */
export function HistoryList({
  entries,
  names,
  operations,
  view,
  nextCursor,
}: {
  entries: readonly HistoryEntry[];
  names: Names;
  operations: Operations;
  view: HistoryView;
  nextCursor: string | null;
}) {
  const path = '/admin/history';
  return (
    <>
      {entries.length === 0 ? (
        <p className="py-6 text-muted">No change is known that fits this.</p>
      ) : (
        <ol className="border-t border-rule">
          {byOperation(entries).map((group) => (
            <Operation
              // One operation may stand on a page twice, where another one came between its entries.
              key={group.entries[0]?.id}
              entries={group.entries}
              names={names}
              operations={operations}
              view={view}
            />
          ))}
        </ol>
      )}
      {view.after || nextCursor ? (
        <nav aria-label="Pages" className="flex gap-x-6 pt-2">
          {view.after ? (
            <a href={listHref(path, view)} className={link}>
              First page
            </a>
          ) : null}
          {nextCursor ? (
            <a href={listHref(path, view, { after: nextCursor })} className={link}>
              Next page
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
