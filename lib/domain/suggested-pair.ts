import { type Figure, figureOf, figuresOverlap } from './figure';
import { panelAgainstCommunity } from './panel';
import type { Tally } from './tally';
import { counted, inPoints } from './words';

/** A published tool with a verdict from every seat: what a pair is suggested of. */
export type Candidate = {
  id: number;
  slug: string;
  name: string;
  category: { slug: string; name: string };
  panel: Tally;
  community: Tally;
};

/** Why a pair is suggested: the community can hardly tell them apart, or the panel sees it otherwise. */
export const suggestionKinds = ['close', 'apart'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** One reason, a sentence with its full stop. */
export type Reason = { kind: SuggestionKind; sentence: string };

export type SuggestedPair = { left: Candidate; right: Candidate; reasons: Reason[] };

/** Below this many votes on either tool, nothing is said about how close the two are. */
const ENOUGH_VOTES = 5;
/** As far apart as two figures may be to be called close, in points. */
const CLOSE_POINTS = 5;

type Known = {
  tool: Candidate;
  figure: Figure;
  votes: number;
  apart: { points: number; sentence: string } | null;
};

function know(tool: Candidate): Known {
  const votes = tool.community.ships + tool.community.skips;
  const apart = panelAgainstCommunity(tool.panel, tool.community);
  return { tool, figure: figureOf(tool.community), votes, apart };
}

function closeness(left: Known, right: Known): Reason | null {
  const [one, other] = [left.figure.percent, right.figure.percent];
  if (one === null || other === null) return null;
  if (Math.min(left.votes, right.votes) < ENOUGH_VOTES) return null;
  const points = Math.abs(one - other);
  if (points > CLOSE_POINTS || !figuresOverlap(left.figure, right.figure)) return null;
  const of = ({ figure, votes }: Known) => `${figure.percent}% of ${counted(votes, 'vote')}`;
  const apart = points === 0 ? 'level' : `${inPoints(points)} apart`;
  return {
    kind: 'close',
    sentence: `The community has them ${apart}: ${of(left)} and ${of(right)}.`,
  };
}

function dissent({ tool, apart }: Known): Reason[] {
  return apart ? [{ kind: 'apart', sentence: `For ${tool.name}, ${apart.sentence}.` }] : [];
}

/** How much a pair has to say: both tools' distances between panel and community, then the votes. */
const weigh = (left: Known, right: Known, reasons: Reason[]): [number, number] => [
  reasons.length,
  Math.abs(left.apart?.points ?? 0) +
    Math.abs(right.apart?.points ?? 0) +
    Math.min(left.votes, right.votes) / 1e6,
];

/**
 * Answers up to `limit` pairs worth a matchup, the most telling first: of one category, not matched yet
 * (`matched` answers that for two ids), and either close in the community's figure (at least 5 votes on
 * each, at most 5 points apart, intervals that overlap) or with a tool on which the panel and the
 * community are clearly apart (their 95% intervals do not touch). Each side's order is alphabetical by
 * slug, as its plain page has it.
 */
export function suggestPairs(
  candidates: readonly Candidate[],
  matched: (one: number, other: number) => boolean,
  limit: number,
  kind: SuggestionKind | null = null,
): SuggestedPair[] {
  const known = candidates.map(know).sort((a, b) => (a.tool.slug < b.tool.slug ? -1 : 1));
  const found: { pair: SuggestedPair; weight: [number, number] }[] = [];
  for (const [at, left] of known.entries()) {
    for (const right of known.slice(at + 1)) {
      if (left.tool.category.slug !== right.tool.category.slug) continue;
      const close = closeness(left, right);
      const reasons = [...(close ? [close] : []), ...dissent(left), ...dissent(right)];
      if (!reasons.some((reason) => !kind || reason.kind === kind)) continue;
      if (matched(left.tool.id, right.tool.id)) continue;
      const pair = { left: left.tool, right: right.tool, reasons };
      found.push({ pair, weight: weigh(left, right, reasons) });
    }
  }
  found.sort((a, b) => b.weight[0] - a.weight[0] || b.weight[1] - a.weight[1]);
  return found.slice(0, limit).map(({ pair }) => pair);
}
