import { figureOf } from './figure';
import { disagreementOf, movementOf } from './standing';
import { type Choice, countVotes, type Tally, tallyOf, wholePercent } from './tally';

/** A tool that there is something to tell of, as it stands; `simulated` of its votes are made up. */
export type NewsTool = {
  slug: string;
  name: string;
  categoryId: number;
  panel: Tally;
  community: Tally;
  simulated: number;
};

/** What a seat called before and after; null where no verdict of it stood. */
export type SeatChange = {
  seat: { slug: string; name: string };
  before: Choice | null;
  after: Choice | null;
};

/** A matchup that was published. */
export type NewMatchup = { left: NewsTool; right: NewsTool; headline: string | null };

/** A tool's panel, seat by seat, with those that did not change. */
export type PanelNews = { tool: NewsTool; seats: readonly SeatChange[] };

/** A tool whose votes are others than they were `before`. */
export type VoteNews = { tool: NewsTool; before: Tally };

/** A tool on which panel and community disagree, with both as they were. */
export type DisagreementNews = VoteNews & { panelBefore: Tally };

/** All that happened between two moments, before anything is chosen from it. */
export type News = {
  /** The featured and the newest first; `matchupCount` may be more than are here. */
  matchups: readonly NewMatchup[];
  matchupCount: number;
  panels: readonly PanelNews[];
  /** Moved community figures, the farthest first. */
  moves: readonly VoteNews[];
  /** The widest first. */
  disagreements: readonly DisagreementNews[];
  /** Those with the most new votes first. */
  votes: readonly VoteNews[];
  /** Tools that the issue before told of, by kind, so that no two in a row say the same. */
  toldBefore: { disagreement: readonly string[]; watch: readonly string[] };
  /** Whether there is no issue before, so that one says of how many `days` the news are. */
  isFirst: boolean;
  days: number;
};

/** The panel's tally before and after. */
export function panelsOf({ seats }: PanelNews): { before: Tally; after: Tally } {
  const calls = (when: 'before' | 'after') => seats.flatMap((seat) => seat[when] ?? []);
  return { before: tallyOf(calls('before')), after: tallyOf(calls('after')) };
}

/** By how far a panel's shown figure moved, for the order: one that begins or ends goes behind. */
function panelDistance(news: PanelNews): number {
  const { before, after } = panelsOf(news);
  const [was, is] = [wholePercent(before), wholePercent(after)];
  return was === null || is === null ? 0 : Math.abs(is - was);
}

/** The panels whose shown percentage is another than before, or began or ended; the farthest first. */
export function movedPanels(panels: readonly PanelNews[]): PanelNews[] {
  const moved = panels.filter((news) => {
    const { before, after } = panelsOf(news);
    return wholePercent(before) !== wholePercent(after);
  });
  return moved.sort(
    (a, b) => panelDistance(b) - panelDistance(a) || (a.tool.slug < b.tool.slug ? -1 : 1),
  );
}

/**
 * Whether a community's shown percentage moved by more than chance alone would move it: both then and now
 * there are five votes or more, and today's percentage lies outside the 95% interval of then. Both stand in
 * the mail, so a reader can check it. The share itself has to lie outside, too: of very many votes the
 * interval is narrower than what rounding to a whole percentage adds.
 *
 * @throws RangeError on a broken tally.
 */
export function isMoreThanNoise(before: Tally, now: Tally): boolean {
  const points = movementOf(before, now);
  const { low, high } = figureOf(before);
  const { percent } = figureOf(now);
  if (!points || low === null || high === null || percent === null) return false;
  const share = (100 * now.ships) / countVotes(now);
  return Math.max(percent, share) < low || Math.min(percent, share) > high;
}

const moveDistance = ({ tool, before }: VoteNews): number =>
  Math.abs(movementOf(before, tool.community) ?? 0);

/** The moves that are told: of real votes only, and more than noise; the farthest first. */
export const toldMoves = (moves: readonly VoteNews[]): VoteNews[] =>
  moves
    .filter(({ tool, before }) => tool.simulated === 0 && isMoreThanNoise(before, tool.community))
    .sort((a, b) => moveDistance(b) - moveDistance(a));

/** Whether panel and community have come to disagree only since. */
export const isNewDisagreement = ({ panelBefore, before }: DisagreementNews): boolean =>
  disagreementOf(panelBefore, before) === null;

/**
 * The disagreement to tell of: the widest one that is new, else the widest; of real votes, and not the one
 * that the issue before told of.
 */
export function toldDisagreement({ disagreements, toldBefore }: News): DisagreementNews | null {
  const open = disagreements.filter(
    ({ tool }) => tool.simulated === 0 && !toldBefore.disagreement.includes(tool.slug),
  );
  return open.find(isNewDisagreement) ?? open[0] ?? null;
}

/** From so many new votes on a tool is one to watch: as many as end a figure's being early. */
const WATCHED_FROM = 5;

/** How many votes a tool has more than before. */
export const newVotes = ({ tool, before }: VoteNews): number =>
  countVotes(tool.community) - countVotes(before);

/**
 * The tool to watch: with the most new votes, five or more, among those that nothing else in the issue is
 * about and that was not the one of the issue before; of real votes.
 */
export function toldWatch({ votes, toldBefore }: News, told: ReadonlySet<string>): VoteNews | null {
  return (
    votes.find(
      (news) =>
        newVotes(news) >= WATCHED_FROM &&
        news.tool.simulated === 0 &&
        !told.has(news.tool.slug) &&
        !toldBefore.watch.includes(news.tool.slug),
    ) ?? null
  );
}
