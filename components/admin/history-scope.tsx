import type { HistoryView } from '@/lib/domain/history';
import { nounInWords } from '@/lib/domain/history-words';
import { listHref } from '@/lib/domain/list-view';

/** Says what a link narrowed the history to, and the way to all of it, and turns the order round. */
export function HistoryScope({ view }: { view: HistoryView }) {
  const { tool, subject, operation, noun } = view.filters;
  const parts = [
    ...(tool ? ['one tool'] : []),
    ...(subject ? [`${noun ? nounInWords(noun).toLowerCase() : 'subject'} ${subject}`] : []),
    ...(operation ? ['what was done together'] : []),
  ];
  const all = { ...view.filters, tool: '', subject: '', operation: '' };
  return (
    <p className="flex flex-wrap items-center gap-x-6 text-note">
      <a
        href={listHref('/admin/history', view, { descending: !view.descending })}
        className="inline-flex min-h-11 items-center underline"
      >
        {view.descending ? 'Oldest first' : 'Newest first'}
      </a>
      {parts.length > 0 ? (
        <>
          <span>Only {parts.join(', ')}.</span>
          <a
            href={listHref('/admin/history', view, { filters: all })}
            className="inline-flex min-h-11 items-center underline"
          >
            Show everything
          </a>
        </>
      ) : null}
    </p>
  );
}
