import {
  disagreementItem,
  introOf,
  matchupItem,
  moveItem,
  type NewItem,
  verdictItem,
  watchItem,
} from './newsletter-items';
import { subjectOf } from './newsletter-line';
import {
  isNewDisagreement,
  movedPanels,
  type News,
  toldDisagreement,
  toldMoves,
  toldWatch,
} from './newsletter-news';

/** How many of each kind an issue has at most: with one disagreement and one tool to watch 15 in all. */
export const MOST_TOLD = { matchups: 5, panels: 5, moves: 3 } as const;

/** An issue as it is composed. */
export type ComposedIssue = { subject: string; intro: string; items: NewItem[] };

/**
 * Composes an issue from what happened: new matchups, moved panels, moves of the community, a
 * disagreement, a tool to watch, in this order. Null where nothing happened: no matchup is new, no figure
 * moved, and no disagreement is new. One that goes on, and votes that moved nothing, are no news by
 * themselves; they stand in an issue that has some.
 */
export function composeIssue(news: News): ComposedIssue | null {
  const panels = movedPanels(news.panels);
  const moves = toldMoves(news.moves);
  const told = {
    matchups: news.matchups.slice(0, MOST_TOLD.matchups),
    panels: panels.slice(0, MOST_TOLD.panels),
    moves: moves.slice(0, MOST_TOLD.moves),
  };
  const disagreement = toldDisagreement(news);
  const happened =
    told.matchups.length + panels.length + moves.length > 0 ||
    (disagreement !== null && isNewDisagreement(disagreement));
  if (!happened) return null;
  const items = [
    ...told.matchups.map(matchupItem),
    ...told.panels.map(verdictItem),
    ...told.moves.map(moveItem),
    ...(disagreement ? [disagreementItem(disagreement)] : []),
  ];
  const named = new Set(items.flatMap(({ facts }) => facts.tools.map(({ slug }) => slug)));
  const watched = toldWatch(news, named);
  if (watched) items.push(watchItem(watched, news));
  const count = (all: number, kind: keyof typeof told) => ({ all, told: told[kind].length });
  const counts = {
    matchups: count(news.matchupCount, 'matchups'),
    panels: count(panels.length, 'panels'),
    moves: count(moves.length, 'moves'),
  };
  return {
    subject: subjectOf(items.map(({ title }) => title)),
    intro: introOf(counts, news),
    items,
  };
}
