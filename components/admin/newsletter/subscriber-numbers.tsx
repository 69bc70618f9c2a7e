import { type SubscriberState, subscriberStates } from '@/lib/domain/subscriber';
import type { CategoryCount } from '@/lib/domain/subscriber-desk';
import { grouped } from '@/lib/domain/words';

/** The states of subscribers as the desk names them, and what each means. */
export const SUBSCRIBER_STATES: Record<SubscriberState, string> = {
  pending: 'Waiting to confirm',
  confirmed: 'Confirmed',
  left: 'Unsubscribed',
  bounced: 'Not reached any more',
  complained: 'Complained',
};

const rows = 'grid grid-cols-[minmax(0,1fr)_auto] border-t border-rule';
const cell = 'border-b border-hairline py-2';

/** How many subscribers there are, by state and by what they want to read of; never who. */
export function SubscriberNumbers({
  states,
  everything,
  categories,
}: {
  states: Record<SubscriberState, number>;
  everything: number;
  categories: CategoryCount[];
}) {
  return (
    <div className="grid items-start gap-6 sm:grid-cols-2">
      <section aria-labelledby="by-state" className="grid gap-y-2">
        <h3 id="by-state" className="font-semibold">
          By state
        </h3>
        <dl className={rows}>
          {subscriberStates.map((state) => (
            <Row key={state} name={SUBSCRIBER_STATES[state]} count={states[state]} />
          ))}
        </dl>
      </section>
      <section aria-labelledby="by-category" className="grid gap-y-2">
        <h3 id="by-category" className="font-semibold">
          What the confirmed read of
        </h3>
        <dl className={rows}>
          <Row name="Everything" count={everything} />
          {categories.map(({ name, count }) => (
            <Row key={name} name={name} count={count} />
          ))}
        </dl>
      </section>
    </div>
  );
}

function Row({ name, count }: { name: string; count: number }) {
  return (
    <>
      <dt className={`${cell} pr-6`}>{name}</dt>
      <dd className={`${cell} text-right tabular-nums`}>{grouped(count)}</dd>
    </>
  );
}
