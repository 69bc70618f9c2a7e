/** A matchup as merging sees it: its two tools by their ids. */
export type MergedMatchup = {
  id: number;
  leftId: number;
  rightId: number;
  state: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  /** ISO; null while it has no time. */
  publishAt: string | null;
  revision: number;
};

/**
 * What becomes of a matchup when a duplicate is merged away:
 * - `moves`: it is the target's from then on
 * - `against-itself`: it pits the two against each other, and is withdrawn
 * - `gives-way`: the target has the same pair already; it is withdrawn and stays with the source
 * - `takes-over`: the target has the same pair, but not published or since later; this one becomes the
 *   target's, and what the target had is withdrawn and stays with the source
 * - `stays`: it is withdrawn already, and one of the above
 */
export type MatchupFate = 'moves' | 'against-itself' | 'gives-way' | 'takes-over' | 'stays';

/** A matchup of the source with its fate; `rivalId` is the target's matchup of the same pair. */
export type PlannedMatchup = {
  id: number;
  otherId: number;
  state: MergedMatchup['state'];
  fate: MatchupFate;
  rivalId: number | null;
};

const isBefore = (one: MergedMatchup, other: MergedMatchup) =>
  one.publishAt !== null && other.publishAt !== null && one.publishAt < other.publishAt;

function fateBeside(mine: MergedMatchup, rival: MergedMatchup): MatchupFate {
  if (mine.state === 'withdrawn') return 'stays';
  if (mine.state !== 'published') return 'gives-way';
  const isFirst = rival.state !== 'published' || isBefore(mine, rival);
  return isFirst ? 'takes-over' : 'gives-way';
}

/**
 * Answers what becomes of the source's matchups, given all matchups of both tools (in any order, each
 * pair once). A pair that would stand twice keeps the matchup that was published first.
 */
export function planMatchups(
  sourceId: number,
  targetId: number,
  matchups: readonly MergedMatchup[],
): PlannedMatchup[] {
  const otherOf = ({ leftId, rightId }: MergedMatchup, id: number) =>
    leftId === id ? rightId : rightId === id ? leftId : null;
  const rivals = new Map(matchups.map((each) => [otherOf(each, targetId), each]));
  const planned: PlannedMatchup[] = [];
  for (const matchup of matchups) {
    const otherId = otherOf(matchup, sourceId);
    if (otherId === null) continue;
    const { id, state } = matchup;
    const rival = otherId === targetId ? undefined : rivals.get(otherId);
    let fate: MatchupFate = 'moves';
    if (otherId === targetId) fate = state === 'withdrawn' ? 'stays' : 'against-itself';
    else if (rival) fate = fateBeside(matchup, rival);
    planned.push({ id, otherId, state, fate, rivalId: rival?.id ?? null });
  }
  return planned;
}
