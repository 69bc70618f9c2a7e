import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { UndoButton } from '@/components/admin/undo-button';
import type { Page } from '@/lib/domain/catalogue';
import { importOutcomes } from '@/lib/domain/import-plan';
import {
  type ImportLine,
  type ImportRun,
  isUndoable,
  type OutcomeCounts,
  outcomeLabel,
  writesInWords,
} from '@/lib/domain/import-run';
import type { ListView } from '@/lib/domain/list-view';
import { counted } from '@/lib/domain/words';
import { ApplyForm, CancelForm } from './decide-form';
import { Outcomes } from './outcomes';
import { RowDetail } from './row-detail';

const link = 'inline-flex min-h-11 items-center underline';

/** How an applied import is taken back. */
function TakeBack({ run }: { run: ImportRun }) {
  if (!run.operation || !isUndoable(run)) return null;
  return (
    <>
      {run.createsPublic ? (
        <p>It published new tools: undoing retires those, since their addresses were public.</p>
      ) : null}
      <UndoButton operation={run.operation} />
    </>
  );
}

function Decision({ run, counts }: { run: ImportRun; counts: OutcomeCounts }) {
  if (run.state !== 'checked') {
    return (
      <p>
        Nothing was changed.{' '}
        <a href="/admin/import" className={link}>
          Send another file
        </a>
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {writesInWords(counts) ? (
        <ApplyForm id={run.id} counts={counts} />
      ) : (
        <p className="py-2">There is nothing to apply.</p>
      )}
      <CancelForm id={run.id} />
    </div>
  );
}

/** What the check of a file has found, what to do about it, and its rows. */
export function ImportResult({
  run,
  counts,
  view,
  rows,
}: {
  run: ImportRun;
  counts: OutcomeCounts;
  view: ListView<'row', 'show'>;
  rows: Page<ImportLine>;
}) {
  const path = `/admin/import/${run.id}`;
  const found = Object.values(counts).some((count) => count > 0);
  return (
    <div className="grid gap-y-4 pt-2">
      {found ? <Outcomes id={run.id} counts={counts} /> : null}
      {run.state === 'applied' ? (
        <div className="grid gap-y-3">
          <p>{counted(run.applied, 'row')} applied.</p>
          <TakeBack run={run} />
        </div>
      ) : (
        <Decision run={run} counts={counts} />
      )}
      {counts.refused > 0 ? (
        <p>
          <a href={`${path}/refused`} download className={link}>
            Download the {counted(counts.refused, 'refused row')} with reasons (CSV)
          </a>
        </p>
      ) : null}
      {found ? (
        <section id="rows" aria-label="Rows" className="pt-4">
          <ListFilter
            path={path}
            view={view}
            search="Slug begins with"
            choices={[
              {
                ...{ name: 'show', label: 'Show' },
                options: importOutcomes.map((outcome) => [outcome, outcomeLabel(outcome)] as const),
              },
            ]}
          />
          <ListTable
            caption="Rows of the file"
            path={path}
            view={view}
            columns={[{ head: 'Row', sort: 'row' }, { head: 'Tool' }, { head: 'What it does' }]}
            lines={rows.items.map((line) => ({
              key: line.number,
              label: `row ${line.number}`,
              cells: [
                <span key="row" className="tabular-nums">
                  {line.number}
                </span>,
                <span key="tool" className="block min-w-24 wrap-anywhere">
                  {line.name || '—'}
                  <span className="block break-all text-muted">{line.slug}</span>
                </span>,
                <RowDetail key="what" line={line} />,
              ],
            }))}
            empty="No row is like that."
            nextCursor={rows.nextCursor}
          />
        </section>
      ) : null}
    </div>
  );
}
