import type { Route } from 'next';
import { MatchupList } from '@/components/matchup/matchup-list';
import { ListJsonLd } from '@/components/site/list-json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import type { PublicCategory } from '@/lib/domain/catalogue';
import { directoryHref, wholeDirectory } from '@/lib/domain/directory';
import { isEarly } from '@/lib/domain/figure';
import { emptyTally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';
import { getDirectory, getMatchupsIn } from '@/lib/queries/directory';
import { getListTallies } from '@/lib/queries/votes';
import { ToolList } from './tool-list';

const BEST = 4;
const MATCHUPS = 8;
const TOOLS = 48;

/** A category's page: what belongs in it, the best of it, its matchups, and its tools. */
export async function CategorySheet({ category }: { category: PublicCategory }) {
  const all = { ...wholeDirectory, category: category.slug };
  const [best, matchups, tools] = await Promise.all([
    getDirectory({ ...all, sort: 'community' }, BEST),
    getMatchupsIn(category.slug, MATCHUPS),
    getDirectory(all, TOOLS),
  ]);
  const shown = [
    ...best.items.map(({ slug }) => slug),
    ...tools.items.map(({ slug }) => slug),
    ...matchups.flatMap(({ left, right }) => [left.slug, right.slug]),
  ];
  const tallies = await getListTallies([...new Set(shown)]);
  // As on the leaderboard: fewer than five votes make no place.
  const placed = best.items.filter(({ slug }) => !isEarly(tallies[slug]?.tally ?? emptyTally));
  const link = 'inline-flex min-h-11 items-center underline';
  return (
    <>
      {tools.items.length > 0 ? (
        <ListJsonLd
          name={`AI tools: ${category.name}`}
          items={tools.items.map(({ name, slug }) => ({ name, path: `/tools/${slug}` }))}
        />
      ) : null}
      <PageHead title={category.name}>{category.description}</PageHead>
      <p className="no-print flex flex-wrap gap-x-6 pb-8">
        <span className="inline-flex min-h-11 items-center">{counted(category.tools, 'tool')}</span>
        {category.tools > 0 ? (
          <PageLink href={`/leaderboard/${category.slug}` as Route} className={link}>
            Leaderboard
          </PageLink>
        ) : null}
        {/* A file, not a page of the router. */}
        <a href={`/categories/${category.slug}/feed.xml`} className={link}>
          Feed
        </a>
        {category.tools > 0 ? (
          <PageLink href={directoryHref(all, { sort: 'newest' }) as Route} className={link}>
            Filter and sort
          </PageLink>
        ) : null}
      </p>
      {placed.length > 0 ? (
        <Part id="best" title="Best so far">
          <p className="max-w-prose pt-2 text-note text-muted">
            By the lower bound of the community’s 95% interval, from 5 votes on.
          </p>
          <ToolList tools={placed} tallies={tallies} heading="h3" withCategory={false} />
        </Part>
      ) : null}
      {matchups.length > 0 ? (
        <Part id="matchups" title="Matchups">
          <MatchupList matchups={matchups} tallies={tallies} heading="h3" />
        </Part>
      ) : null}
      <Part id="tools" title={placed.length > 0 ? 'All tools' : 'Tools'}>
        {tools.items.length > 0 ? (
          <ToolList tools={tools.items} tallies={tallies} heading="h3" withCategory={false} />
        ) : (
          <p className="pt-3 text-muted">No tool of this category is published yet.</p>
        )}
        {tools.nextCursor ? (
          <MoreLink href={directoryHref(all, { after: tools.nextCursor }) as Route}>
            More tools
          </MoreLink>
        ) : null}
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-12 border-t border-ink pt-6">
      <h2 id={id} className="font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
