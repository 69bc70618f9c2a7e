import { communityComparison, figureOf } from './figure';
import { ofHowMany } from './figure-words';
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

function inFigure(tally: Tally, of: 'reviewer' | 'vote'): string {
  const figure = figureOf(tally);
  if (figure.percent !== null) return `${figure.percent}% ${ofHowMany(figure, of)}`;
  return of === 'vote' ? 'no votes yet' : 'no verdicts';
}

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

type Words = Pick<NewItem, 'title' | 'body'>;
const inBounds = ({ title, body }: Words): Words => ({
  title: cutLine(title, MAX_TITLE),
  body: cutLine(body, MAX_BODY),
});

/** Said wherever a figure holds made-up votes, as on every page. */
function simulatedNote(tools: readonly NewsTool[]): string[] {
  const simulated = tools.reduce((sum, tool) => sum + tool.simulated, 0);
  return simulated === 0 ? [] : [`${grouped(simulated)} of these votes are simulated.`];
}

/** A new matchup: what it is about, and both tools' figures. */
export function matchupItem({ left, right, headline }: NewMatchup): NewItem {
  const [one, other] = [nameOf(left), nameOf(right)];
  const both = (of: 'reviewer' | 'vote') => {
    const tally = (tool: NewsTool) => (of === 'vote' ? tool.community : tool.panel);
    return `${one} ${inFigure(tally(left), of)}, ${other} ${inFigure(tally(right), of)}.`;
  };
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
        `Panel ship: ${both('reviewer')}`,
        ...(community.kind === 'none' ? [] : [`Community ship: ${both('vote')}`]),
        ...(community.kind === 'one-sided' ? [] : [community.sentence]),
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

const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

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
        was === null
          ? `Panel ship: ${inFigure(after, 'reviewer')}.`
          : `Panel ship: from ${inFigure(before, 'reviewer')} to ${inFigure(after, 'reviewer')}.`,
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
  return {
    kind: 'move',
    ...inBounds({
      title: `${nameOf(tool)}: community ${points > 0 ? 'up' : 'down'} ${inPoints(Math.abs(points))}`,
      body:
        `Community ship: from ${inFigure(before, 'vote')} to ${inFigure(tool.community, 'vote')}. ` +
        `That is more than noise: it lies outside the 95% interval of then, ${low} to ${high}%.`,
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
        `Panel ship: ${inFigure(tool.panel, 'reviewer')}.`,
        `Community ship: ${inFigure(tool.community, 'vote')},`,
        `with a 95% interval of ${community.low} to ${community.high}%.`,
        `They are ${inPoints(apart)} apart.`,
        ...(isNewDisagreement(news) ? ['That is new.'] : []),
      ].join(' '),
    }),
    path: toolPath(tool),
    facts: { tools: [factsOf(tool)] },
    categoryIds: [tool.categoryId],
  };
}

/** In words, since when the news are. */
const sinceWhen = ({ isFirst }: Pick<News, 'isFirst'>): string =>
  isFirst ? 'in the last seven days' : 'since the last issue';

/** The tool to watch. */
export function watchItem(watched: VoteNews, news: Pick<News, 'isFirst'>): NewItem {
  const { tool, before } = watched;
  const from = countVotes(before) > 0 ? { communityBefore: before } : {};
  return {
    kind: 'watch',
    ...inBounds({
      title: `One to watch: ${nameOf(tool)}`,
      body: [
        `${counted(newVotes(watched), 'new vote')} ${sinceWhen(news)}.`,
        `Community ship: ${inFigure(tool.community, 'vote')}.`,
        `Panel ship: ${inFigure(tool.panel, 'reviewer')}.`,
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
export function introOf(counts: Counts, news: Pick<News, 'isFirst'>): string {
  const part = ({ all, told }: Counts['matchups'], what: string, some: string): string[] => {
    if (all === 0) return [];
    return [`${counted(all, what)}${told < all ? ` (${some} ${told} below)` : ''}`];
  };
  const parts = [
    ...part(counts.matchups, 'new matchup', 'the newest'),
    ...part(counts.panels, 'moved panel figure', 'the farthest'),
    ...part(counts.moves, 'moved community figure', 'the farthest'),
  ];
  return parts.length === 0
    ? ''
    : `${asSentence(sinceWhen(news)).slice(0, -1)}: ${inSeries(parts)}.`;
}
