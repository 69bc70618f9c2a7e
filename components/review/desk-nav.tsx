import { type DeskCounts, type DeskList, deskLists, type HeldSeat } from '@/lib/domain/review';
import { grouped } from '@/lib/domain/words';
import { deskPath } from './desk-path';

const names: Record<DeskList, string> = {
  waiting: 'Waiting',
  drafts: 'My drafts',
  published: 'My verdicts',
  retracted: 'Retracted',
  stale: 'Stale',
  conflicts: 'My interests',
};

const item = (current: boolean) =>
  `inline-flex min-h-11 items-center gap-x-1.5 border-b-2 px-1 ${
    current ? 'border-ink font-semibold' : 'border-transparent hover:underline'
  }`;

/**
 * The seats that somebody holds, where there is more than one, and the lists of the chosen one.
 * Plain links, as everywhere on the desk: a page that the router leaves stays behind in the document,
 * hidden, with its form and what that knew.
 */
export function DeskNav({
  seats,
  seat,
  list,
  counts,
}: {
  seats: HeldSeat[];
  seat: HeldSeat;
  list: DeskList | null;
  counts: DeskCounts;
}) {
  return (
    <div className="border-b border-ink text-note">
      {seats.length > 1 ? (
        <nav aria-label="Seats" className="flex flex-wrap gap-x-4">
          {seats.map((each) => (
            <a
              key={each.slug}
              href={deskPath(each.slug, list ?? 'waiting')}
              aria-current={each.slug === seat.slug ? 'true' : undefined}
              className={item(each.slug === seat.slug)}
            >
              {each.name}
            </a>
          ))}
        </nav>
      ) : null}
      <nav aria-label="Desk" className="flex flex-wrap gap-x-4">
        {deskLists.map((each) => (
          <a
            key={each}
            href={deskPath(seat.slug, each)}
            aria-current={each === list ? 'page' : undefined}
            className={item(each === list)}
          >
            {names[each]} <span className="text-muted">{grouped(counts[each])}</span>
          </a>
        ))}
      </nav>
    </div>
  );
}
