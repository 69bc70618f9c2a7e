import { DateTime } from '@/components/ui/date';
import type { Holder } from '@/lib/domain/seat';

/** Who holds a seat now, in one line. */
export function HeldBy({ holders }: { holders: Holder[] }) {
  const now = holders.filter(({ until }) => until === null);
  if (now.length === 0) return <p className="text-note text-muted">Nobody holds this seat now.</p>;
  return (
    <p className="text-note text-muted">
      Held by {now.map(({ author }) => `${author.name}, a ${author.kind}`).join('; ')}
    </p>
  );
}

/** Who held a seat over time, the newest first. */
export function Holders({ holders }: { holders: Holder[] }) {
  if (holders.length === 0) return <p className="text-muted">Nobody has held this seat yet.</p>;
  return (
    <ol className="grid gap-y-2">
      {holders.map(({ author, since, until }) => (
        <li key={author.name + since}>
          {author.name}, a {author.kind},{' '}
          <span className="text-muted">
            {until === null ? 'since ' : null}
            <DateTime date={since} />
            {until === null ? null : (
              <>
                {' '}
                to <DateTime date={until} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
