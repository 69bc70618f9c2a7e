import type { NewsletterState } from '@/lib/domain/newsletter';

/** Each state with a sign of its own, so that a column of them is read at a glance, without colour too. */
const SIGNS: Record<NewsletterState, string> = {
  ...{ draft: '○', approved: '◔', sending: '◑', paused: '‖', sent: '●', cancelled: '×' },
};

/** The states as a list names them. */
const STATE_NAMES: Record<NewsletterState, string> = {
  ...{ draft: 'Draft', approved: 'Approved', sending: 'Being sent', paused: 'Paused' },
  ...{ sent: 'Sent', cancelled: 'Called off' },
};

export function StateMark({ state }: { state: NewsletterState }) {
  return (
    <span className="inline-flex items-baseline gap-x-1.5 whitespace-nowrap">
      <span aria-hidden="true">{SIGNS[state]}</span>
      {STATE_NAMES[state]}
    </span>
  );
}
