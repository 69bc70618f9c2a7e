import type { MatchupState } from '@/lib/domain/matchup-rules';

/** Each state with a sign of its own, so that a column of them is read at a glance, without colour too. */
const SIGNS: Record<MatchupState, string> = {
  draft: '○',
  scheduled: '◔',
  published: '●',
  withdrawn: '×',
};

/** The states as a list names them. */
export const STATE_NAMES: Record<MatchupState, string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

export function StateMark({ state }: { state: MatchupState }) {
  return (
    <span className="inline-flex items-baseline gap-x-1.5 whitespace-nowrap">
      <span aria-hidden="true">{SIGNS[state]}</span>
      {STATE_NAMES[state]}
    </span>
  );
}
