import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { SuggestedList } from '@/components/admin/matchups/suggested-list';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryLabels, listSuggestedPairs } from '@/lib/data/suggested-pairs';
import { type ListForm, listHref, parseListView } from '@/lib/domain/list-view';
import { suggestionKinds } from '@/lib/domain/suggested-pair';

export const metadata: Metadata = { title: 'Suggested pairs · Curator’s desk' };

const PATH = '/admin/matchups/suggested';
const MOST = 50;

const form: ListForm<'telling', 'category' | 'why'> = {
  sorts: ['telling'],
  filters: { category: [], why: suggestionKinds },
  first: { sort: 'telling', descending: true },
};

export default async function SuggestedPage({
  searchParams,
}: PageProps<'/admin/matchups/suggested'>) {
  const view = parseListView(await searchParams, form);
  await requireRole('admin', listHref(PATH, view));
  const { category, why } = view.filters;
  const kind = suggestionKinds.find((each) => each === why) ?? null;
  const [pairs, categories] = await Promise.all([
    listSuggestedPairs({ category, kind }, MOST),
    listCategoryLabels(),
  ]);
  return (
    <>
      <AdminHead title="Suggested pairs">
        Two tools of one category with a verdict from every seat and no matchup yet, which the
        community can hardly tell apart, or on which the panel and the community do not agree. The
        most telling {MOST} come first.
      </AdminHead>
      <ListFilter
        path={PATH}
        view={view}
        choices={[
          {
            name: 'category',
            label: 'Category',
            options: categories.map(({ slug, name }) => [slug, name] as const),
          },
          {
            name: 'why',
            label: 'Why',
            options: [
              ['close', 'The community is close'],
              ['apart', 'Panel and community apart'],
            ],
          },
        ]}
      />
      <SuggestedList pairs={pairs} />
    </>
  );
}
