import { Moment } from '@/components/ui/moment';
import { grouped } from '@/lib/domain/words';

/** Something that is counted, with the list that shows exactly these. */
export type WorkItem = {
  href: string;
  count: number;
  /** Where it is not counted further; more than that is only said to be more. */
  most?: number;
  name: string;
  note: string;
};

/** What needs a hand now: each a number that leads to its list. */
export function WorkList({ items }: { items: WorkItem[] }) {
  return (
    <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
      {items.map(({ href, count, most = count, name, note }) => (
        <li key={href} className="border-b border-hairline">
          <a
            href={href}
            className="grid grid-cols-[5.5rem_1fr] items-baseline py-3 hover:underline"
          >
            <span className={`font-serif text-head ${count > 0 ? 'font-semibold' : 'text-muted'}`}>
              {grouped(Math.min(count, most))}
              {count > most ? '+' : ''}
            </span>
            <span>
              <span className="block font-semibold">{name}</span>
              <span className="block text-note text-muted">{note}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A part of the dashboard under its name. */
export function Part({
  title,
  id,
  children,
}: {
  title: string;
  id: string;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="border-t border-ink py-5">
      <h2 id={id} className="pb-3 font-serif text-lead font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The newest accounts, each a link to its person. */
export function NewestAccounts({
  accounts,
}: {
  accounts: { userId: string; name: string; createdAt: string }[];
}) {
  if (accounts.length === 0) return <p className="text-muted">Nobody signed up this week.</p>;
  return (
    <ul className="max-w-prose">
      {accounts.map(({ userId, name, createdAt }) => (
        <li
          key={userId}
          className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-hairline"
        >
          <a
            href={`/admin/people/${userId}`}
            className="inline-flex min-h-11 items-center wrap-anywhere underline"
          >
            {name}
          </a>
          <span className="text-note text-muted">
            <Moment at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
