import type { ListForm } from './list-view';
import { matchupStates } from './matchup-rules';

export type MatchupSort = 'changed' | 'time' | 'votes';
export type MatchupFilter = 'state';

/** How the desk's list of matchups can be looked at. */
export const matchupListForm: ListForm<MatchupSort, MatchupFilter> = {
  sorts: ['changed', 'time', 'votes'],
  filters: { state: matchupStates },
  first: { sort: 'changed', descending: true },
};
