/** How somebody looks at one of a desk's lists: all of it stands in the address. */
export type ListView<Sort extends string = string, Filter extends string = string> = {
  /** What is searched for; empty for everything. */
  q: string;
  sort: Sort;
  descending: boolean;
  /** Where the page begins; null for the first one. */
  after: string | null;
  /** The chosen value of each filter; empty where none is chosen. */
  filters: Record<Filter, string>;
};

/** What a list can be sorted and filtered by. */
export type ListForm<Sort extends string, Filter extends string> = {
  sorts: readonly [Sort, ...Sort[]];
  /** Each filter's values; a filter without any takes every text. */
  filters: Record<Filter, readonly string[]>;
  /** The order at first. */
  first: { sort: Sort; descending: boolean };
};

type Params = Record<string, string | string[] | undefined>;

const MAX_SEARCH = 200;

function textOf(params: Params, name: string): string {
  const value = params[name];
  const text = (Array.isArray(value) ? value[0] : value) ?? '';
  return text.replaceAll('\0', '').toWellFormed().slice(0, MAX_SEARCH).trim();
}

/** Answers the view that an address names; what the list does not know is passed over. */
export function parseListView<Sort extends string, Filter extends string>(
  params: Params,
  form: ListForm<Sort, Filter>,
): ListView<Sort, Filter> {
  const named = textOf(params, 'sort');
  const sort = form.sorts.find((each) => named === each || named === `-${each}`);
  const filters = {} as Record<Filter, string>;
  for (const [name, values] of Object.entries(form.filters) as [Filter, readonly string[]][]) {
    const value = textOf(params, name);
    filters[name] = values.length === 0 || values.includes(value) ? value : '';
  }
  return {
    q: textOf(params, 'q'),
    sort: sort ?? form.first.sort,
    descending: sort ? named.startsWith('-') : form.first.descending,
    after: textOf(params, 'after') || null,
    filters,
  };
}

/** Answers the address of `view` with some of it changed; without a page of its own it begins anew. */
export function listHref(path: string, view: ListView, change: Partial<ListView> = {}): string {
  const next = { ...view, after: null, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set('q', next.q);
  for (const [name, value] of Object.entries(next.filters)) if (value) params.set(name, value);
  params.set('sort', `${next.descending ? '-' : ''}${next.sort}`);
  if (next.after) params.set('after', next.after);
  return `${path}?${params}`;
}
