import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date';

/** An interest as a page lists it: `who` has it, in plain words, and what it is in. */
export type ListedInterest = {
  key: string;
  who: ReactNode;
  note: string;
  /** ISO date and time, UTC. */
  declaredAt: string;
  /** When they published the verdict that still stands, before they declared; null where none. */
  verdictAt: string | null;
};

/** Declared interests, one under the other; nothing where there are none. */
export function Interests({
  interests,
  heading: Heading,
  children,
}: {
  interests: ListedInterest[];
  /** The level that fits where it stands. */
  heading: 'h2' | 'h3';
  /** What is to be said below the list. */
  children?: ReactNode;
}) {
  if (interests.length === 0) return null;
  return (
    <section aria-labelledby="interests" className="pt-10">
      <Heading id="interests" className="text-lead font-semibold">
        Declared interests
      </Heading>
      <p className="text-note text-muted">
        From the day that an interest is declared, its reviewer publishes no verdict on the tool.
      </p>
      <ul className="grid max-w-prose gap-y-3 pt-3 wrap-anywhere">
        {interests.map(({ key, who, note, declaredAt, verdictAt }) => (
          <li key={key}>
            {who}: “{note}”{' '}
            <span className="text-note text-muted">
              declared <DateTime date={declaredAt} />
              {verdictAt ? (
                <>
                  , after their verdict of <DateTime date={verdictAt} />, which still stands
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {children ? <p className="pt-3 text-note text-muted">{children}</p> : null}
    </section>
  );
}
