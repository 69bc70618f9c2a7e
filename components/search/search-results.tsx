import type { Route } from 'next';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { compareFields, contendersOf, pickHref } from '@/lib/domain/compare-request';
import {
  type Found,
  RESULTS_A_PAGE,
  type SearchKind,
  type SearchView,
  searchHref,
  searchKinds,
  totalInWords,
  totalOf,
} from '@/lib/domain/search';
import { counted } from '@/lib/domain/words';
import { getFoundTallies } from '@/lib/queries/search';
import { FoundMatchups, FoundSeats, FoundTools, FoundVerdicts } from './found-lines';

const NAMES: Record<SearchKind, string> = {
  tool: 'Tools',
  matchup: 'Matchups',
  seat: 'Seats',
  verdict: 'Verdicts',
};

/** All that was found for a view, by kind: parts of each, or one kind page by page. */
export async function SearchResults({ view, found }: { view: SearchView; found: Found }) {
  const { groups } = found;
  const all = totalOf(groups);
  if (all.total === 0) return <NothingFound view={view} found={found} />;
  const kinds = searchKinds.filter((kind) =>
    view.kind === null ? groups[kind].total > 0 : kind === view.kind,
  );
  return (
    <>
      <p className="max-w-prose text-lead">
        {found.corrected === null ? (
          <>
            {all.more ? 'More than ' : ''}
            {counted(all.total, 'result')} for “{view.q}”.
          </>
        ) : (
          <>
            Nothing has “{view.q}” in it. Shown is what was found for “{found.corrected}”, which is
            spelt alike.
          </>
        )}
      </p>
      <Kinds view={view} found={found} />
      {groups.matchup.total === 0 ? <CompareThem q={view.q} /> : null}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`found-${kind}`} className="pt-10">
          <h2 id={`found-${kind}`} className="font-serif text-head font-semibold">
            {NAMES[kind]}
          </h2>
          <Group kind={kind} found={found} />
          <GroupEnd kind={kind} view={view} found={found} />
        </section>
      ))}
    </>
  );
}

async function Group({ kind, found }: { kind: SearchKind; found: Found }) {
  const { groups, words } = found;
  if (groups[kind].items.length === 0) {
    return <p className="pt-4 text-muted">Nothing stands on this page.</p>;
  }
  if (kind === 'matchup') return <FoundMatchups items={groups.matchup.items} words={words} />;
  if (kind === 'seat') return <FoundSeats items={groups.seat.items} words={words} />;
  if (kind === 'verdict') return <FoundVerdicts items={groups.verdict.items} words={words} />;
  const { items } = groups.tool;
  const tallies = await getFoundTallies(items.map(({ slug }) => slug).sort());
  return <FoundTools items={items} words={words} tallies={tallies} />;
}

const stepStyle =
  'inline-flex min-h-11 items-center border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper';

/** The way to the rest of a kind: all of it, or its next page. */
function GroupEnd({ kind, view, found }: { kind: SearchKind; view: SearchView; found: Found }) {
  const group = found.groups[kind];
  const { q, page } = view;
  if (view.kind === null) {
    if (!group.more && group.total <= group.items.length) return null;
    return (
      <MoreLink href={searchHref({ q, kind }) as Route}>
        {group.more ? 'More' : `All ${totalInWords(group)}`} {NAMES[kind].toLowerCase()}
      </MoreLink>
    );
  }
  const last = Math.ceil(group.total / RESULTS_A_PAGE);
  if (last <= 1 && page === 1) return null;
  const to = (next: number) => searchHref({ q, kind, page: next }) as Route;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-4 pt-8">
      {page > 1 ? (
        <PageLink href={to(Math.min(page - 1, Math.max(1, last)))} className={stepStyle} rel="prev">
          Previous page
        </PageLink>
      ) : null}
      {page < last ? (
        <PageLink href={to(page + 1)} className={stepStyle} rel="next">
          Next page
        </PageLink>
      ) : null}
      <p className="text-note text-muted">
        Page {page} of {last}
        {group.more && page >= last ? '. There are more; another word would narrow them down.' : ''}
      </p>
    </nav>
  );
}

/** Of which kinds how many were found, each a link to just these. */
function Kinds({ view, found }: { view: SearchView; found: Found }) {
  const ways = [null, ...searchKinds].map((kind) => ({
    kind,
    name: kind === null ? 'All' : NAMES[kind],
    group: kind === null ? totalOf(found.groups) : found.groups[kind],
  }));
  const style = 'inline-flex min-h-11 items-center gap-x-1.5';
  return (
    <nav aria-label="What was found" className="pt-4">
      <ul className="flex flex-wrap gap-x-6 border-b border-hairline">
        {ways.map(({ kind, name, group }) => {
          const count = group.more ? `${group.total.toLocaleString('en')}+` : totalInWords(group);
          return (
            <li key={name}>
              {group.total === 0 ? (
                <span className={`${style} text-muted`}>
                  {name} <span>0</span>
                </span>
              ) : (
                <PageLink
                  href={searchHref({ q: view.q, kind }) as Route}
                  aria-current={kind === view.kind ? 'page' : undefined}
                  className={`${style} hover:underline aria-[current=page]:-mb-px aria-[current=page]:border-b-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold`}
                >
                  {name} <span className="text-muted">{count}</span>
                </PageLink>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Who names two tools against each other wants their matchup, which any two have, curated or not. */
function CompareThem({ q }: { q: string }) {
  const names = contendersOf(q);
  if (names.length === 0) return null;
  const fields = Object.fromEntries(compareFields.map((field, place) => [field, names[place]]));
  return <MoreLink href={pickHref(fields) as Route}>Compare {names.join(' and ')}</MoreLink>;
}

/** Says so, and what there is instead. */
async function NothingFound({ view, found }: { view: SearchView; found: Found }) {
  const { nearest, partly, common, words } = found;
  const tools = nearest.length > 0 ? nearest : partly;
  const tallies = await getFoundTallies(tools.map(({ slug }) => slug).sort());
  return (
    <>
      <p className="max-w-prose text-lead">
        {common ? (
          <>
            No name has “{view.q}” in it, and nearly every text has, so texts were not searched for
            it. Another word would tell them apart.
          </>
        ) : (
          <>Nothing was found for “{view.q}”: no tool, matchup, seat or verdict has these words.</>
        )}
      </p>
      <CompareThem q={view.q} />
      {tools.length > 0 ? (
        <section aria-labelledby="nearest" className="pt-8">
          <h2 id="nearest" className="font-serif text-head font-semibold">
            {nearest.length > 0 ? 'Nearest names' : 'With some of these words'}
          </h2>
          <FoundTools items={tools} words={nearest.length > 0 ? [] : words} tallies={tallies} />
        </section>
      ) : null}
      <p className="max-w-prose pt-8">
        Is a tool missing? It can be looked at once somebody names it.
      </p>
      <div className="flex flex-wrap gap-4">
        <MoreLink href={'/suggest' as Route}>Suggest a tool</MoreLink>
        <MoreLink href="/tools">All tools</MoreLink>
      </div>
    </>
  );
}
