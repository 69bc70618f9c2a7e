import { type Figure, figureOf } from './figure';
import { isEarlyFigure, nothingCounted, ofHowMany } from './figure-words';
import { pairSlug } from './matchup';
import type { NewsletterItem, NewsletterItemKind } from './newsletter';
import type { Tally } from './tally';
import { tidyName } from './words';

/** What stands over an item: what kind of news it is. */
export const kindInWords: Record<NewsletterItemKind, string> = {
  matchup: 'New matchup',
  verdict: 'The panel moved',
  move: 'The community moved',
  disagreement: 'Panel and community disagree',
  watch: 'One to watch',
};

/** Where the mails of an issue and its own page lead to. */
export const issuePath = (number: number): string => `/newsletter/${number}`;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "23 November 2026": the local day of an issue, an ISO date. */
export const dayInWords = (week: string): string => day.format(new Date(`${week}T00:00:00Z`));

/** "Issue 12, 23 November 2026"; without a number, which it has from its sending on, "Draft, …". */
export function issueInWords({ number, week }: { number: number | null; week: string }): string {
  return `${number === null ? 'Draft' : `Issue ${number}`}, ${dayInWords(week)}`;
}

/** What the link of an item says: where it leads to. */
export function leadInWords({
  kind,
  facts,
  path,
}: Pick<NewsletterItem, 'kind' | 'facts' | 'path'>): string {
  const names = facts.tools.map(({ name }) => tidyName(name));
  const [one = '', other] = names;
  if (path.startsWith('/compare/') && other) return `Compare ${one} and ${other}`;
  if (kind === 'verdict') return `Read the verdicts on ${one}`;
  return `See ${one} and its figures`;
}

/** A figure that an item tells of: whose, what was counted, and what it was before where it moved. */
export type ToldFigure = {
  slug: string;
  tool: string;
  label: 'Panel ship' | 'Community ship';
  of: 'reviewer' | 'vote';
  figure: Figure;
  before: Figure | null;
};

/**
 * The figures of an item, by tool. Where something moved only what moved is told; else the panel's and
 * the community's.
 */
export function toldFigures({ facts }: Pick<NewsletterItem, 'facts'>): ToldFigure[] {
  const moved = facts.tools.some((tool) => tool.panelBefore ?? tool.communityBefore);
  return facts.tools.flatMap((tool) => {
    const told = (
      label: ToldFigure['label'],
      of: ToldFigure['of'],
      now: Tally,
      before: Tally | undefined,
    ): ToldFigure[] =>
      moved && !before
        ? []
        : [
            {
              ...{ slug: tool.slug, tool: tidyName(tool.name), label, of, figure: figureOf(now) },
              before: before ? figureOf(before) : null,
            },
          ];
    return [
      ...told('Panel ship', 'reviewer', tool.panel, tool.panelBefore),
      ...told('Community ship', 'vote', tool.community, tool.communityBefore),
    ];
  });
}

const share = (figure: Figure, of: ToldFigure['of']): string =>
  figure.percent === null
    ? nothingCounted[of]
    : `${figure.percent}% ${ofHowMany(figure, of)}${isEarlyFigure(figure, of) ? ', early' : ''}`;

/**
 * A told figure in a sentence, its count and interval with it: "Panel ship: 71% of 7 reviewers, 95%
 * interval 35.9 to 91.8%; before: 67% of 6 reviewers."
 */
export function toldInWords({ label, of, figure, before }: ToldFigure): string {
  if (figure.percent === null && !before) {
    return of === 'vote' ? 'Community: no votes yet.' : 'Panel: no verdicts yet.';
  }
  const now =
    figure.percent === null
      ? nothingCounted[of]
      : `${share(figure, of)}, 95% interval ${figure.low} to ${figure.high}%`;
  return `${label}: ${now}${before ? `; before: ${share(before, of)}` : ''}.`;
}

/** The items that are for a reader of these categories, in their order; null is everything. */
export function itemsFor(
  items: readonly NewsletterItem[],
  only: readonly number[] | null,
): NewsletterItem[] {
  const wanted = only && only.length > 0 ? new Set(only) : null;
  return items
    .filter(({ included }) => included)
    .filter(
      ({ categoryIds }) =>
        !wanted || categoryIds.length === 0 || categoryIds.some((id) => wanted.has(id)),
    )
    .sort((a, b) => a.rank - b.rank || a.id - b.id);
}

/**
 * Where an item leads to by now, when its tools stand at the addresses `now` (by those that they had); null
 * when one of them has none any more.
 */
export function pathNow(
  { path, facts }: Pick<NewsletterItem, 'path' | 'facts'>,
  now: ReadonlyMap<string, string>,
): string | null {
  const slugs = facts.tools.map(({ slug }) => slug);
  const found = slugs.map((slug) => now.get(slug));
  if (found.some((slug) => slug === undefined)) return null;
  if (found.every((slug, at) => slug === slugs[at])) return path;
  const [one = '', other] = found;
  if (path.startsWith('/compare/')) {
    // Two that have become one have nothing to compare any more.
    return other && other !== one ? `/compare/${pairSlug(one, other)}` : `/tools/${one}`;
  }
  return path.startsWith(`/tools/${slugs[0]}`)
    ? path.replace(`/tools/${slugs[0]}`, `/tools/${one}`)
    : path;
}

const SUMMARY = 160;

/** An issue in a sentence or two: how its intro begins or, without one, what its items are called. */
export function issueSummary({
  intro,
  items,
}: {
  intro: string;
  items: readonly Pick<NewsletterItem, 'title'>[];
}): string {
  const told = intro.trim() || `This week: ${items.map(({ title }) => title).join('; ')}.`;
  return shortened(tidyName(told), SUMMARY);
}

/** Paragraphs, parted by empty lines, each as its lines; nothing in them that is not seen. */
export function linesOf(text: string): string[][] {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((part) => part.split('\n').flatMap((line) => line.trim() || []))
    .filter((lines) => lines.length > 0);
}

/** A text of at most `most` characters (code points), cut between words, with an ellipsis where it was cut. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const cut = signs.slice(0, most).join('');
  const whole = cut.replace(/\s+\S*$/u, '');
  return `${(whole.length > cut.length / 2 ? whole : cut).trimEnd()}…`;
}
