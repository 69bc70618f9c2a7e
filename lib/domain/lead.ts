import { amountInWords, type PriceRead } from './price';
import { countVotes, type Tally } from './tally';
import { tidyName } from './words';

export type LeadSide = {
  name: string;
  categoryName: string;
  makerName: string | null;
  panel: Tally;
  /** The newest price read; null until there is one. */
  entry: PriceRead | null;
};

/**
 * The lead of a matchup page, written from the data alone: what the panel would do, what each tool
 * costs. The makers and categories are mentioned only where they are news: one maker for both, or two
 * categories. Nothing of the community, whose votes move while the page is open. Sentences with full stops, single spaces and no exclamation
 * mark of their own; a name goes in as it is.
 *
 * @throws RangeError on a broken tally.
 */
export function leadSentence(sides: { left: LeadSide; right: LeadSide }): string {
  const left = { ...sides.left, name: tidyName(sides.left.name) };
  const right = { ...sides.right, name: tidyName(sides.right.name) };
  return [panelSentence(left, right), priceSentence(left, right), kinSentence(left, right)]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

type Stance = 'ship' | 'skip' | 'split';

/** What most of the panel would do, and how many of how many say so. */
function stanceOf(panel: Tally): { stance: Stance; agreeing: number; count: number } | null {
  const count = countVotes(panel);
  const { ships, skips } = panel;
  if (count === 0) return null;
  if (ships === skips) return { stance: 'split', agreeing: ships, count };
  return ships > skips
    ? { stance: 'ship', agreeing: ships, count }
    : { stance: 'skip', agreeing: skips, count };
}

function panelSentence(left: LeadSide, right: LeadSide): string {
  const ours = stanceOf(left.panel);
  const theirs = stanceOf(right.panel);
  if (ours === null && theirs === null) return 'The panel has not spoken on either yet.';
  if (ours === null) return `${onlyPanel(right)}; it has not spoken on ${left.name} yet.`;
  if (theirs === null) return `${onlyPanel(left)}; it has not spoken on ${right.name} yet.`;

  if (ours.stance !== theirs.stance) {
    return `The panel ${panelClause(left)} and ${panelClause(right)}.`;
  }
  const same = ours.agreeing === theirs.agreeing && ours.count === theirs.count;
  if (ours.stance === 'split') {
    return same
      ? `The panel is split on both: ${outOf(ours)} would ship each.`
      : `The panel is split on both: ${left.name} at ${outOf(ours)}, ${right.name} at ${outOf(theirs)}.`;
  }
  const both = `The panel would ${ours.stance} both`;
  return same
    ? `${both}: ${outOf(ours)} ${ours.count === 1 ? 'reviewer' : 'reviewers'} each.`
    : `${both}: ${left.name} by ${outOf(ours)} reviewers, ${right.name} by ${outOf(theirs)}.`;
}

function onlyPanel(side: LeadSide): string {
  return `The panel ${panelClause(side)}`;
}

function panelClause({ name, panel }: LeadSide): string {
  const stance = stanceOf(panel);
  if (stance === null) return `has not spoken on ${name}`;
  const verb = stance.stance === 'split' ? 'is split on' : `would ${stance.stance}`;
  return `${verb} ${name} (${outOf(stance)})`;
}

function outOf({ agreeing, count }: { agreeing: number; count: number }): string {
  return `${agreeing} of ${count}`;
}

function priceSentence(left: LeadSide, right: LeadSide): string {
  const ours = priceClause(left.entry);
  const theirs = priceClause(right.entry);
  return ours.one === theirs.one
    ? `Both ${ours.both}.`
    : `${left.name} ${ours.one}; ${right.name} ${theirs.one}.`;
}

/** The price as what one tool, or both, do: "is free" and "are free". */
function priceClause(entry: PriceRead | null): { one: string; both: string } {
  if (entry === null) return { one: 'has no price read yet', both: 'await a first price read' };
  const amount = amountInWords(entry);
  switch (entry.kind) {
    case 'free':
      return { one: 'is free', both: 'are free' };
    case 'freemium': {
      const tier = `a free tier, then ${amount ?? 'paid plans'}`;
      return { one: `has ${tier}`, both: `have ${tier}` };
    }
    case 'paid': {
      const paid = amount === null ? 'paid' : `paid, from ${amount}`;
      return { one: `is ${paid}`, both: `are ${paid}` };
    }
    case 'contact':
      return { one: 'is priced on request', both: 'are priced on request' };
  }
}

function kinSentence(left: LeadSide, right: LeadSide): string | null {
  const category = tidyName(left.categoryName);
  const other = tidyName(right.categoryName);
  if (category !== other) {
    return `${left.name} is filed under ${category}, ${right.name} under ${withoutStop(other)}.`;
  }
  const maker = left.makerName === null ? '' : tidyName(left.makerName);
  if (maker === '' || right.makerName === null || maker !== tidyName(right.makerName)) return null;
  return `Both are made by ${withoutStop(maker)}.`;
}

/** "Acme Inc." at the end of a sentence lends it its own full stop. */
function withoutStop(name: string): string {
  return name.replace(/\.+$/, '');
}
