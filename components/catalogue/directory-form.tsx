import { boxStyle, strongButton } from '@/components/ui/form';
import type { PublicCategory } from '@/lib/domain/catalogue';
import {
  type DirectoryView,
  directoryKinds,
  directorySorts,
  kindLabel,
  panelCalls,
  panelLabel,
  sortLabel,
} from '@/lib/domain/directory';
import { grouped } from '@/lib/domain/words';
import { FieldsAsShown } from './fields-as-shown';

type Option = { value: string; name: string };
type Licence = { licence: string; tools: number };

/** The commonest licences, and whichever one the address names. */
function licenceOptions(licences: Licence[], chosen: string | null): Option[] {
  const options = licences.map(({ licence, tools }) => ({
    value: licence,
    name: `${licence} (${grouped(tools)})`,
  }));
  return chosen === null || licences.some(({ licence }) => licence === chosen)
    ? options
    : [{ value: chosen, name: chosen }, ...options];
}

/** What of the directory to show, and in which order: a plain form, whose answer is an address. */
export function DirectoryForm({
  view,
  categories,
  licences,
}: {
  view: DirectoryView;
  categories: PublicCategory[];
  licences: Licence[];
}) {
  return (
    <form
      // Another view is another form: what was chosen in the last one does not stay in its fields.
      key={JSON.stringify(view)}
      action="/tools"
      method="get"
      // On the way back the fields say what the list is, not what was chosen when leaving it.
      autoComplete="off"
      aria-label="Filter tools"
      className="no-print grid grid-cols-2 items-end gap-x-4 gap-y-3 border-y border-hairline py-5 md:grid-cols-3 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
    >
      <Choice
        name="category"
        label="Category"
        any="All categories"
        value={view.category}
        options={categories.map(({ slug, name, tools }) => ({
          value: slug,
          name: `${name} (${grouped(tools)})`,
        }))}
      />
      <Choice
        name="kind"
        label="Entry"
        any="Any entry"
        value={view.kind}
        options={directoryKinds.map((kind) => ({ value: kind, name: kindLabel(kind) }))}
      />
      <Choice
        name="licence"
        label="Licence"
        any="Any licence"
        value={view.licence}
        options={licenceOptions(licences, view.licence)}
      />
      <Choice
        name="panel"
        label="Panel"
        any="Any panel call"
        value={view.panel}
        options={panelCalls.map((call) => ({ value: call, name: panelLabel(call) }))}
      />
      <Choice
        name="sort"
        label="Sort by"
        value={view.sort}
        options={directorySorts.map((sort) => ({ value: sort, name: sortLabel(sort) }))}
      />
      <button type="submit" className={`${strongButton} justify-center`}>
        Show
      </button>
      <FieldsAsShown />
    </form>
  );
}

function Choice({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string;
  label: string;
  /** What no choice is called; without it there is always one. */
  any?: string;
  value: string | null;
  options: Option[];
}) {
  return (
    <div className="grid min-w-0 gap-y-1">
      {/* Beside the field, not around it: its name is the label alone, without the options. */}
      <label htmlFor={`filter-${name}`} className="text-note font-semibold">
        {label}
      </label>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ''}
        className={`${boxStyle} min-h-11`}
      >
        {any ? <option value="">{any}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
