import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';
import type { CategoryLabel } from '@/lib/domain/catalogue';
import {
  type LeaderboardPart,
  type LeaderboardView,
  leaderboardPath,
} from '@/lib/domain/leaderboard-view';

const PARTS: Record<LeaderboardPart, string> = {
  ranked: 'Ranking',
  disagree: 'Panel and community disagree',
  unranked: 'Not ranked yet',
};

/** The leaderboards that there are: of all tools and of each category, and the parts of each. */
export function LeaderboardNav({
  view,
  categories,
}: {
  view: LeaderboardView;
  categories: CategoryLabel[];
}) {
  const all = [{ slug: null, name: 'All tools' }, ...categories];
  return (
    <div className="no-print grid gap-y-1 pb-8 text-note">
      <nav aria-label="Leaderboards by category" className="flex flex-wrap gap-x-5">
        {all.map(({ slug, name }) => (
          <Way
            key={name}
            to={{ category: slug, part: view.part, cursor: null }}
            here={slug === view.category}
          >
            {name}
          </Way>
        ))}
      </nav>
      <nav aria-label="Parts of the leaderboard" className="flex flex-wrap gap-x-5">
        {Object.entries(PARTS).map(([part, name]) => (
          <Way
            key={part}
            to={{ ...view, part: part as LeaderboardPart, cursor: null }}
            here={part === view.part}
          >
            {name}
          </Way>
        ))}
      </nav>
    </div>
  );
}

function Way({
  to,
  here,
  children,
}: {
  to: LeaderboardView;
  here: boolean;
  children: React.ReactNode;
}) {
  return (
    <PageLink
      href={leaderboardPath(to) as Route}
      aria-current={here ? 'true' : undefined}
      className={`inline-flex min-h-11 items-center ${here ? 'font-semibold underline decoration-2' : 'underline hover:text-ink'}`}
    >
      {children}
    </PageLink>
  );
}
