import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listSuggestions, suggestionsForm } from '@/lib/data/suggestions';
import { parseListView } from '@/lib/domain/list-view';
import { formHref, titleOf } from '@/lib/domain/suggestion';

const PATH = '/admin/suggestions';
const PAGE_SIZE = 50;

export default async function SuggestionsPage({ searchParams }: PageProps<'/admin/suggestions'>) {
  await requireRole('admin', PATH);
  const params = await searchParams;
  const parsed = parseListView(params, suggestionsForm);
  // At first what waits; who chose "All" gets all, and the address says so on the next page.
  const state = parsed.filters.state || (params.state === undefined ? 'open' : 'any');
  const view = { ...parsed, filters: { ...parsed.filters, state } };
  const page = await listSuggestions(view, PAGE_SIZE).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  return (
    <>
      <AdminHead title="Suggestions">
        What visitors proposed, the longest waiting first. Accepting answers the proposer and
        changes nothing by itself: the accepted ones keep a link to their form, filled in.
      </AdminHead>
      <ListFilter
        path={PATH}
        view={view}
        search="What was written"
        choices={[
          {
            name: 'state',
            label: 'State',
            options: [
              ['open', 'Open'],
              ['accepted', 'Accepted'],
              ['declined', 'Declined'],
            ],
          },
          {
            name: 'kind',
            label: 'Kind',
            options: [
              ['tool', 'Tools'],
              ['matchup', 'Matchups'],
              ['correction', 'Corrections'],
            ],
          },
        ]}
      />
      <ListTable
        caption="Suggestions"
        path={PATH}
        view={view}
        columns={[
          { head: 'Suggestion' },
          { head: 'Kind' },
          { head: 'Sent', sort: 'sent' },
          { head: 'State', wide: true },
        ]}
        lines={page.items.map((suggestion) => ({
          key: suggestion.id,
          label: titleOf(suggestion),
          cells: [
            <a
              key="title"
              href={`${PATH}/${suggestion.id}`}
              className="inline-flex min-h-11 items-center wrap-anywhere underline"
            >
              {titleOf(suggestion)}
            </a>,
            suggestion.kind,
            <DateTime key="sent" date={suggestion.createdAt} />,
            suggestion.state === 'accepted' ? (
              <a
                key="state"
                href={formHref(suggestion)}
                className="inline-flex min-h-11 items-center underline"
              >
                accepted: open the form<span className="sr-only"> for {titleOf(suggestion)}</span>
              </a>
            ) : (
              suggestion.state
            ),
          ],
        }))}
        empty="No suggestion is like that."
        nextCursor={page.nextCursor}
      />
    </>
  );
}
