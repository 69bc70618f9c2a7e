import { communityComparison, figureOf } from './figure';
import { pairSlug } from './matchup';
import { type ItemFacts, MAX_BODY, MAX_TITLE, type NewsletterItem } from './newsletter';
import { cutLine, oneLine } from './newsletter-line';
import {
  type DisagreementNews,
  isNewDisagreement,
  type NewMatchup,
  type News,
  type NewsTool,
  newVotes,
  type PanelNews,
  panelsOf,
  type SeatChange,
  type VoteNews,
} from './newsletter-news';
import { movementOf } from './standing';
import { countVotes, type Tally } from './tally';
import { counted, grouped, inPoints, inSeries } from './words';

/** An item as it is composed, before it has a place. */
export type NewItem = Pick<
  NewsletterItem,
  'kind' | 'title' | 'body' | 'path' | 'facts' | 'categoryIds'
>;

const calls = { ship: 'Ship', skip: 'Skip' } as const;
// A name of nothing that can be seen is no name: its address is one.
const nameOf = ({ name, slug }: { name: string; slug: string }) => oneLine(name) || slug;
const toolPath = ({ slug }: NewsTool) => `/tools/${slug}`;

/** "3 of 4 reviewers": the count behind a share, which the figure beside the text has in percent. */
const share = (tally: Tally, of: 'reviewer' | 'vote'): string =>
  `${grouped(tally.ships)} of ${counted(countVotes(tally), of)}`;

const factsOf = (
  { slug, name, panel, community }: NewsTool,
  more: Partial<ItemFacts['tools'][number]> = {},
): ItemFacts['tools'][number] => ({
  slug,
  name: nameOf({ name, slug }),
  panel,
  community,
  ...more,
});

const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

type Words = Pick<NewItem, 'title' | 'body'>;
const inBounds = ({ title, body }: Words): Words => ({
  title: cutLine(title, MAX_TITLE),
  body: cutLine(body, MAX_BODY),
});

/** Said wherever a figure holds made-up votes, as on every page. */
function simulatedNote(tools: readonly NewsTool[]): string[] {
  const simulated = tools.reduce((sum, tool) => sum + tool.simulated, 0);
  return simulated === 0 ? [] : [`${grouped(simulated)} of the community’s votes are simulated.`];
}

function panelInWords(tools: readonly NewsTool[]): string {
  const judged = tools.filter(({ panel }) => countVotes(panel) > 0);
  const open = tools.filter(({ panel }) => countVotes(panel) === 0);
  const parts = [
    ...judged.map((tool) => `${share(tool.panel, 'reviewer')} would ship ${nameOf(tool)}`),
    ...open.map((tool) => `nobody has judged ${nameOf(tool)} yet`),
  ];
  return asSentence(parts.join('; '));
}

/** A new matchup: what it is about, and both tools' figures. */
export function matchupItem({ left, right, headline }: NewMatchup): NewItem {
  const [one, other] = [nameOf(left), nameOf(right)];
  const community = communityComparison(
    { name: one, tally: left.community },
    { name: other, tally: right.community },
  );
  const said = headline === null ? '' : oneLine(headline);
  return {
    kind: 'matchup',
    ...inBounds({
      title: `${one} vs ${other}`,
      body: [
        ...(said === '' ? [] : [/[.!?…]$/.test(said) ? said : `${said}.`]),
        panelInWords([left, right]),
        community.sentence,
        ...simulatedNote([left, right]),
      ].join(' '),
    }),
    path: `/compare/${pairSlug(left.slug, right.slug)}`,
    facts: { tools: [factsOf(left), factsOf(right)] },
    categoryIds: [...new Set([left.categoryId, right.categoryId])],
  };
}

function seatInWords({ seat, before, after }: SeatChange): string {
  const name = `the ${nameOf(seat)}`;
  if (after === null)
    return `${name}’s ${before === null ? 'verdict' : calls[before]} was retracted`;
  if (before === null) return `${name} says ${calls[after]}`;
  return `${name} now says ${calls[after]}, after ${calls[before]}`;
}

/** A panel's figure that moved, and whose verdicts moved it. */
export function verdictItem(news: PanelNews): NewItem {
  const { tool } = news;
  const { before, after } = panelsOf(news);
  const changed = news.seats.filter((seat) => seat.before !== seat.after);
  const [was, is] = [figureOf(before).percent, figureOf(after).percent];
  const moved =
    was === null
      ? `the panel’s first figure is ${is}%`
      : is === null
        ? 'no verdict stands any more'
        : `panel from ${was}% to ${is}%`;
  const [only] = changed;
  return {
    kind: 'verdict',
    ...inBounds({
      title: `${nameOf(tool)}: ${moved}`,
      body: [
        asSentence(changed.map(seatInWords).join('; ')),
        is === null
          ? `Before, ${share(before, 'reviewer')} would ship it.`
          : `Now ${share(after, 'reviewer')} would ship it${was === null ? '' : `; it was ${share(before, 'reviewer')}`}.`,
      ].join(' '),
    }),
    path:
      only && changed.length === 1
        ? `${toolPath(tool)}/verdicts/${only.seat.slug}`
        : toolPath(tool),
    facts: { tools: [factsOf(tool, { panel: after, panelBefore: before })] },
    categoryIds: [tool.categoryId],
  };
}

/** A community figure that moved by more than noise. */
export function moveItem({ tool, before }: VoteNews): NewItem {
  const points = movementOf(before, tool.community) ?? 0;
  const { low, high } = figureOf(before);
  const { percent } = figureOf(tool.community);
  return {
    kind: 'move',
    ...inBounds({
      title: `${nameOf(tool)}: community ${points > 0 ? 'up' : 'down'} ${inPoints(Math.abs(points))}`,
      body:
        `Ship had ${share(before, 'vote')} and has ${share(tool.community, 'vote')} now. That is more ` +
        `than noise: ${percent}% lies outside the 95% interval of then, ${low} to ${high}%.`,
    }),
    path: toolPath(tool),
    facts: { tools: [factsOf(tool, { communityBefore: before })] },
    categoryIds: [tool.categoryId],
  };
}

/** Panel against community. */
export function disagreementItem(news: DisagreementNews): NewItem {
  const { tool } = news;
  const community = figureOf(tool.community);
  const apart = Math.abs((figureOf(tool.panel).percent ?? 0) - (community.percent ?? 0));
  return {
    kind: 'disagreement',
    ...inBounds({
      title: `${nameOf(tool)}: panel and community disagree`,
      body: [
        `${share(tool.panel, 'reviewer')} would ship it, and ${share(tool.community, 'vote')} say Ship:`,
        `${inPoints(apart)} apart, and the votes are enough to say so.`,
        ...(isNewDisagreement(news) ? ['That is new.'] : []),
      ].join(' '),
    }),
    path: toolPath(tool),
    facts: { tools: [factsOf(tool)] },
    categoryIds: [tool.categoryId],
  };
}

/** In words, since when the news are. */
const sinceWhen = ({ isFirst, days }: Pick<News, 'isFirst' | 'days'>): string => {
  if (!isFirst) return 'since the last issue';
  return `in the last ${days === 7 ? 'seven days' : counted(days, 'day')}`;
};

/** The tool to watch. */
export function watchItem(watched: VoteNews, news: Pick<News, 'isFirst' | 'days'>): NewItem {
  const { tool, before } = watched;
  const from = countVotes(before) > 0 ? { communityBefore: before } : {};
  return {
    kind: 'watch',
    ...inBounds({
      title: `One to watch: ${nameOf(tool)}`,
      body: [
        `${counted(newVotes(watched), 'new vote')} ${sinceWhen(news)}.`,
        `${share(tool.community, 'vote')} say Ship.`,
        ...(countVotes(tool.panel) > 0 ? [panelInWords([tool])] : []),
      ].join(' '),
    }),
    path: toolPath(tool),
    facts: { tools: [factsOf(tool, from)] },
    categoryIds: [tool.categoryId],
  };
}

/** How many of each there are, and how many of them are told. */
type Counts = Record<'matchups' | 'panels' | 'moves', { all: number; told: number }>;

/** What an issue begins with: how much happened, and how much of it follows. Empty where nothing is counted. */
export function introOf(counts: Counts, news: Pick<News, 'isFirst' | 'days'>): string {
  const part = ({ all, told }: Counts['matchups'], what: string, some: string): string[] => {
    if (all === 0) return [];
    return [
      `${counted(all, what)}${told < all ? ` (${some.replace('#', String(told))} below)` : ''}`,
    ];
  };
  const parts = [
    ...part(counts.matchups, 'new matchup', '# of them'),
    ...part(counts.panels, 'moved panel figure', 'the farthest #'),
    ...part(counts.moves, 'moved community figure', 'the farthest #'),
  ];
  return parts.length === 0
    ? ''
    : `${asSentence(sinceWhen(news)).slice(0, -1)}: ${inSeries(parts)}.`;
}
