import { type ImportLine, outcomeLabel } from '@/lib/domain/import-run';

const LONG = 200;

const shown = (text: string) => (text === '' ? <span className="text-muted">nothing</span> : text);

/** A column's text before and after; a long one stands folded. */
function Change({ column, before, after }: ImportLine['changes'][number]) {
  const both = (
    <>
      <del className="block whitespace-pre-line wrap-anywhere text-skip">
        <span className="sr-only">Before: </span>
        {shown(before)}
      </del>
      <ins className="block whitespace-pre-line wrap-anywhere text-ship no-underline">
        <span className="sr-only">After: </span>
        {shown(after)}
      </ins>
    </>
  );
  return (
    <div className="sm:grid sm:grid-cols-[9rem_1fr] sm:gap-x-4">
      <dt className="font-semibold">{column}</dt>
      <dd className="min-w-0">
        {before.length + after.length > LONG ? (
          <details>
            <summary className="min-h-11 cursor-pointer py-3 underline">Before and after</summary>
            {both}
          </details>
        ) : (
          both
        )}
      </dd>
    </div>
  );
}

/** What an import does with a row: each change field by field, each reason of a refusal. */
export function RowDetail({ line }: { line: ImportLine }) {
  const { outcome, changes, problems } = line;
  return (
    <div className="grid gap-y-1 py-1">
      <p className={outcome === 'refused' ? 'font-semibold text-skip' : 'font-semibold'}>
        {outcomeLabel(outcome)}
      </p>
      {changes.length > 0 ? (
        <dl className="grid gap-y-2 sm:gap-y-1">
          {changes.map((change) => (
            <Change key={change.column} {...change} />
          ))}
        </dl>
      ) : null}
      {problems.length > 0 ? (
        <dl className="grid gap-y-2">
          {problems.map(({ column, value, reason }) => (
            <div key={column + reason}>
              <dt className="wrap-anywhere">
                <strong>{column}</strong> “{value}”
              </dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
