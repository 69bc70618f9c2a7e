import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';
import {
  type DirectoryFilter,
  type DirectoryView,
  directoryFilters,
  directoryHref,
  kindLabel,
  panelLabel,
  type RefusedPart,
} from '@/lib/domain/directory';
import { counted } from '@/lib/domain/words';
import { getCategory, getDirectoryCount } from '@/lib/queries/directory';

type Active = { filter: DirectoryFilter; words: string; without: DirectoryView };

const NAMES: Record<RefusedPart['name'], string> = {
  category: 'category',
  kind: 'entry',
  licence: 'licence',
  panel: 'panel call',
  sort: 'order',
  after: 'page',
};

/** Answers the filters of a view in words, each with the view that is left without it. */
export async function activeFilters(view: DirectoryView): Promise<Active[]> {
  const category = view.category === null ? null : await getCategory(view.category);
  const words: Record<DirectoryFilter, string | null> = {
    category: view.category && `Category: ${category?.name ?? view.category}`,
    kind: view.kind && `Entry: ${kindLabel(view.kind)}`,
    licence: view.licence && `Licence: ${view.licence}`,
    panel: view.panel && `Panel: ${panelLabel(view.panel)}`,
  };
  return directoryFilters.flatMap((filter) =>
    words[filter] === null
      ? []
      : [{ filter, words: words[filter], without: { ...view, [filter]: null, after: null } }],
  );
}

/** The filters of a list, each as the way to be without it. */
export function ActiveFilters({ active, view }: { active: Active[]; view: DirectoryView }) {
  if (active.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="no-print flex flex-wrap gap-2 pt-4 text-note">
      {active.map(({ filter, words, without }) => (
        <li key={filter}>
          <PageLink
            href={directoryHref(without) as Route}
            className="inline-flex min-h-11 items-center gap-x-2 border border-rule px-3 hover:border-ink hover:underline"
          >
            <span className="sr-only">Without</span>
            {words}
            <span aria-hidden="true">×</span>
          </PageLink>
        </li>
      ))}
      {active.length > 1 ? (
        <li>
          <PageLink
            href={
              directoryHref({
                ...view,
                category: null,
                kind: null,
                licence: null,
                panel: null,
              }) as Route
            }
            className="inline-flex min-h-11 items-center px-3 underline"
          >
            Without any
          </PageLink>
        </li>
      ) : null}
    </ul>
  );
}

/** What of an address could not be understood, and that it was left out. */
export function RefusedParts({ refused }: { refused: RefusedPart[] }) {
  if (refused.length === 0) return null;
  return (
    <div role="alert" className="my-5 max-w-prose border-l-4 border-skip pl-4">
      {refused.map(({ name, value, words }) => (
        <p key={name}>
          The {NAMES[name]} “{value}” is not known here, so it is left out. {words}
        </p>
      ))}
    </div>
  );
}

/** No tool passes all filters: how many would without each. */
export async function NothingFound({ active }: { active: Active[] }) {
  const counts = await Promise.all(active.map(({ without }) => getDirectoryCount(without)));
  return (
    <div className="grid gap-y-3 py-8">
      <p className="text-lead">
        {active.length > 1
          ? 'No published tool passes all of these filters.'
          : 'No published tool passes this filter.'}
      </p>
      <ul className="grid gap-y-1">
        {active.map(({ filter, words, without }, place) => (
          <li key={filter}>
            <PageLink
              href={directoryHref(without) as Route}
              className="inline-flex min-h-11 items-center underline"
            >
              Without “{words}”: {counted(counts[place] ?? 0, 'tool')}
            </PageLink>
          </li>
        ))}
        <li>
          <PageLink
            href={'/suggest' as Route}
            className="inline-flex min-h-11 items-center underline"
          >
            Suggest a tool
          </PageLink>
        </li>
      </ul>
    </div>
  );
}
