import type { CategoryLabel, PublishedVerdict, ReviewedTool } from './catalogue';
import { pairSlug } from './matchup';
import type { NewsletterItem } from './newsletter';
import {
  issuePath,
  issueSummary,
  kindInWords,
  leadInWords,
  linesOf,
  toldFigures,
  toldInWords,
} from './newsletter-words';
import { reviewerSplit } from './panel';
import { priceInWords } from './price';
import { tidyName } from './words';
import { escapeMarkup } from './xml';

/** How many entries a feed has at most: the newest. */
export const FEED_LENGTH = 40;

/** A published matchup with all that its page says of the two tools, votes apart. */
export type FedMatchup = {
  id: number;
  left: ReviewedTool;
  right: ReviewedTool;
  headline: string | null;
  editorNote: string | null;
  /** ISO dates and times, UTC. */
  publishedAt: string;
  updatedAt: string;
};

/** A verdict that stands, with the tool it is on. */
export type FedVerdict = PublishedVerdict & {
  id: number;
  tool: { slug: string; name: string; category: CategoryLabel };
};

/** An issue of the newsletter that went out, with the items that it told of. */
export type FedIssue = {
  number: number;
  subject: string;
  intro: string;
  /** When its sending began (ISO, UTC): nothing in it changed since. */
  startedAt: string;
  items: readonly Pick<NewsletterItem, 'kind' | 'title' | 'body' | 'path' | 'facts'>[];
};

/** What a feed says of one thing. Votes are left out: they move all day, and a feed says what is new. */
export type FeedEntry = {
  /** Names it for ever, also where its address changes: "matchup/12". */
  key: string;
  title: string;
  /** Of its page, from the site's root. */
  path: string;
  /** ISO dates and times, UTC. */
  published: string;
  updated: string;
  /** The full text. */
  html: string;
  summary: string;
  authors: string[];
  categories: CategoryLabel[];
};

const paragraph = (text: string) => `<p>${escapeMarkup(text)}</p>`;
const latest = (times: readonly string[]) => [...times].sort().at(-1) ?? '';
const calls = { ship: 'Ship', skip: 'Skip' } as const;

/** Who wrote it, and whether that is a person or a model. */
const byline = ({ author }: Pick<PublishedVerdict, 'author'>) =>
  `${author.name} (${author.kind === 'person' ? 'a person' : 'a model'})`;

function paragraphsOf(body: string): string {
  return body
    .split(/\n\s*\n/)
    .map((part) => paragraph(part.trim()))
    .join('');
}

function verdictHtml(verdict: PublishedVerdict): string {
  const head = `The ${verdict.seat.name}: ${calls[verdict.call]}`;
  return (
    `<h3>${escapeMarkup(head)}</h3><blockquote>${paragraphsOf(verdict.body)}</blockquote>` +
    paragraph(`${byline(verdict)}, on version ${verdict.toolVersion}`)
  );
}

function toolHtml(tool: ReviewedTool): string {
  const { sentence } = reviewerSplit(
    tool.verdicts.map(({ seat, call }) => ({ seat: seat.name, call })),
  );
  const price = tool.entry
    ? paragraph(`Entry: ${priceInWords(tool.entry)}, as read on ${tool.entry.checkedAt}.`)
    : '';
  return (
    `<h2>${escapeMarkup(tool.name)}</h2>${paragraph(tool.tagline)}${paragraph(tool.description)}` +
    `${price}${paragraph(sentence)}${tool.verdicts.map(verdictHtml).join('')}`
  );
}

/** When something that a matchup's entry says of a tool changed last. */
const changesOf = (tool: ReviewedTool) => [
  tool.updatedAt,
  ...tool.verdicts.flatMap(({ publishedAt, revisedAt }) => [publishedAt, revisedAt ?? publishedAt]),
  ...tool.retractions.map(({ retractedAt }) => retractedAt),
];

/** A matchup's entry, with the verdicts on both tools in full. */
export function matchupEntry(matchup: FedMatchup): FeedEntry {
  const { id, left, right, headline, editorNote, publishedAt, updatedAt } = matchup;
  const title = `${tidyName(left.name)} vs ${tidyName(right.name)}`;
  const categories = [left.category, right.category];
  return {
    key: `matchup/${id}`,
    title,
    path: `/compare/${pairSlug(left.slug, right.slug)}`,
    published: publishedAt,
    updated: latest([publishedAt, updatedAt, ...changesOf(left), ...changesOf(right)]),
    html:
      (headline ? paragraph(headline) : '') +
      (editorNote ? paragraph(editorNote) : '') +
      toolHtml(left) +
      toolHtml(right),
    summary: headline ?? `${title}: the panel’s verdicts side by side.`,
    authors: [],
    categories: categories.filter(
      ({ slug }, at) => categories.findIndex((one) => one.slug === slug) === at,
    ),
  };
}

/** A verdict's entry, in full. */
export function verdictEntry(verdict: FedVerdict): FeedEntry {
  const { id, tool, seat, call, publishedAt, revisedAt, author } = verdict;
  const said = `The ${seat.name} on ${tidyName(tool.name)}: ${calls[call]}`;
  return {
    key: `verdict/${id}`,
    title: said,
    path: `/tools/${tool.slug}/verdicts/${seat.slug}`,
    published: publishedAt,
    updated: revisedAt ?? publishedAt,
    html: verdictHtml(verdict),
    summary: `${said}. By ${author.name}, ${author.kind === 'person' ? 'a person' : 'a model'}.`,
    authors: [author.name],
    categories: [tool.category],
  };
}

const textHtml = (text: string) =>
  linesOf(text)
    .map((lines) => `<p>${lines.map(escapeMarkup).join('<br/>')}</p>`)
    .join('');

function itemHtml(item: FedIssue['items'][number], origin: string): string {
  const figures = toldFigures(item).map(
    (told) => `<li>${escapeMarkup(`${told.tool}. ${toldInWords(told)}`)}</li>`,
  );
  const link = `<a href="${escapeMarkup(`${origin}${item.path}`)}">${escapeMarkup(leadInWords(item))}</a>`;
  return (
    `${paragraph(kindInWords[item.kind])}<h2>${escapeMarkup(item.title)}</h2>` +
    `${textHtml(item.body)}<ul>${figures.join('')}</ul><p>${link}</p>`
  );
}

/** The entry of an issue of the newsletter, whole, as it was sent. `origin` is the site's. */
export function issueEntry(issue: FedIssue, origin: string): FeedEntry {
  const { number, subject, intro, startedAt, items } = issue;
  return {
    ...{ key: `newsletter/${number}`, title: subject, path: issuePath(number) },
    ...{ published: startedAt, updated: startedAt },
    html: textHtml(intro) + items.map((item) => itemHtml(item, origin)).join(''),
    summary: issueSummary(issue),
    ...{ authors: [], categories: [] },
  };
}

/** The newest entries of all kinds together, at most `FEED_LENGTH`; at one moment by their keys. */
export function newestEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  return [...entries]
    .sort((a, b) =>
      a.published === b.published
        ? a.key.localeCompare(b.key, 'en')
        : a.published < b.published
          ? 1
          : -1,
    )
    .slice(0, FEED_LENGTH);
}

/** When a feed changed last; null while it is empty. */
export function feedUpdated(entries: readonly FeedEntry[]): string | null {
  return latest(entries.map(({ updated }) => updated)) || null;
}
