import type { MatchupFacts, MatchupSummary, PublishedVerdict, ReviewedTool } from './catalogue';
import { communityComparison, type Figure, figureOf } from './figure';
import { leadSentence } from './lead';
import { linkMarkdown, paragraphs, plainMarkdown, quoteMarkdown } from './markdown';
import { pairSlug } from './matchup';
import { priceInWords } from './price';
import type { TallyReading } from './tally';
import { counted, tidyName } from './words';

// A tool's and a matchup's page as text, for assistants and for who reads without a browser: the same
// facts, figures and verdicts, in full.

/** A tool with its community's tally. */
export type CountedTool = { tool: ReviewedTool; community: TallyReading };

function shareInWords(figure: Figure, noun: string, nobody: string): string {
  if (figure.percent === null) return nobody;
  const of = counted(figure.ships + figure.skips, noun);
  return `${figure.percent}% ship, of ${of} (95% interval ${figure.low} to ${figure.high}%)`;
}

function communityLine({ tally, simulated }: TallyReading): string {
  const share = shareInWords(figureOf(tally), 'vote', '— (no community votes yet)');
  const made = simulated > 0 ? `; ${counted(simulated, 'vote')} of these made up for a trial` : '';
  return `- **Community**: ${share}${made}`;
}

function entryLine({ entry }: ReviewedTool): string {
  if (!entry) return '- **Entry**: nobody has read a price yet';
  const words = plainMarkdown(priceInWords(entry));
  const note = entry.note ? ` (${plainMarkdown(entry.note)})` : '';
  const source = entry.sourceUrl
    ? `read on ${entry.checkedAt} at ${linkMarkdown('its source', entry.sourceUrl)}`
    : `read on ${entry.checkedAt}, without a source`;
  return `- **Entry**: ${words}${note}, ${source}`;
}

function figureLines({ tool, community }: CountedTool): string[] {
  const panel = shareInWords(figureOf(tool.panel), 'reviewer', '— (no verdicts yet)');
  return [`- **Panel ship**: ${panel}`, communityLine(community), entryLine(tool)];
}

function verdictParts(verdict: PublishedVerdict): string[] {
  const { seat, call, author, toolVersion, publishedAt, revisedAt, evidence } = verdict;
  const who = `${plainMarkdown(author.name)}, ${author.kind === 'person' ? 'a person' : 'a model'}`;
  const when = revisedAt
    ? `published ${publishedAt.slice(0, 10)}, revised ${revisedAt.slice(0, 10)}`
    : `published ${publishedAt.slice(0, 10)}`;
  return [
    `### The ${plainMarkdown(seat.name)}: ${call === 'ship' ? 'Ship' : 'Skip'}`,
    quoteMarkdown(verdict.body),
    `By ${who}, on version ${plainMarkdown(toolVersion)}, ${when}.`,
    ...(evidence.length > 0
      ? [evidence.map((address) => `- ${linkMarkdown(address, address)}`).join('\n')]
      : []),
  ];
}

function verdictsParts(tool: ReviewedTool): string[] {
  const retracted = tool.retractions.map(
    ({ seat, retractedAt, reason }) =>
      `The ${plainMarkdown(seat.name)} took its verdict back on ${retractedAt.slice(0, 10)}: ${plainMarkdown(reason)}`,
  );
  const interests = tool.interests.map(
    ({ author, note }) =>
      `Declared interest: ${plainMarkdown(author.name)}: ${plainMarkdown(note)}`,
  );
  const verdicts = tool.verdicts.flatMap(verdictParts);
  return [...(verdicts.length > 0 ? verdicts : ['No verdicts yet.']), ...retracted, ...interests];
}

function factLines(tool: ReviewedTool, siteUrl: string): string[] {
  return [
    `- **Category**: ${linkMarkdown(tool.category.name, `${siteUrl}/categories/${tool.category.slug}`)}`,
    ...(tool.maker ? [`- **Made by**: ${plainMarkdown(tool.maker)}`] : []),
    `- **Licence**: ${plainMarkdown(tool.license)}`,
    ...(tool.version ? [`- **Version**: ${plainMarkdown(tool.version)}`] : []),
    `- **Website**: ${linkMarkdown(tool.website, tool.website)}`,
    `- **Facts checked**: ${tool.factsCheckedAt}`,
  ];
}

const joined = (parts: readonly string[]) => `${parts.filter(Boolean).join('\n\n')}\n`;
const foot = (url: string, siteUrl: string) => [
  '---',
  `The page: ${linkMarkdown(url, url)}. How every number is made: ${linkMarkdown(`${siteUrl}/methodology`, `${siteUrl}/methodology`)}.`,
];

/** A tool's page in Markdown. `siteUrl` is the site's origin. */
export function toolMarkdown(
  { tool, community }: CountedTool,
  matchups: readonly MatchupSummary[],
  siteUrl: string,
): string {
  const stands = matchups.map(({ left, right }) => {
    const address = `${siteUrl}/compare/${pairSlug(left.slug, right.slug)}.md`;
    return `- ${linkMarkdown(`${left.name} vs ${right.name}`, address)}`;
  });
  return joined([
    `# ${plainMarkdown(tool.name)}`,
    plainMarkdown(tool.tagline),
    figureLines({ tool, community }).join('\n'),
    '## What it is',
    ...paragraphs(tool.description),
    factLines(tool, siteUrl).join('\n'),
    '## Verdicts of the panel',
    ...verdictsParts(tool),
    ...(stands.length > 0 ? ['## Matchups it stands in', stands.join('\n')] : []),
    ...foot(`${siteUrl}/tools/${tool.slug}`, siteUrl),
  ]);
}

const leadSide = ({ name, category, maker, panel, entry }: ReviewedTool) => ({
  ...{ name, categoryName: category.name, makerName: maker, panel, entry },
});

function sideParts({ tool, community }: CountedTool, siteUrl: string): string[] {
  return [
    `## ${linkMarkdown(tool.name, `${siteUrl}/tools/${tool.slug}.md`)}`,
    plainMarkdown(tool.tagline),
    ...paragraphs(tool.description),
    figureLines({ tool, community }).join('\n'),
    factLines(tool, siteUrl).join('\n'),
    ...verdictsParts(tool),
  ];
}

/** A matchup's page in Markdown, the tools in its order. `siteUrl` is the site's origin. */
export function matchupMarkdown(
  { left, right, curated }: Pick<MatchupFacts, 'left' | 'right' | 'curated'>,
  community: { left: TallyReading; right: TallyReading },
  siteUrl: string,
): string {
  const { sentence } = communityComparison(
    { name: left.name, tally: community.left.tally },
    { name: right.name, tally: community.right.tally },
  );
  return joined([
    `# ${plainMarkdown(`${tidyName(left.name)} vs ${tidyName(right.name)}`)}`,
    plainMarkdown(curated?.headline ?? ''),
    plainMarkdown(leadSentence({ left: leadSide(left), right: leadSide(right) })),
    plainMarkdown(sentence),
    ...(curated?.editorNote
      ? [`Editor’s note, ${curated.publishedAt.slice(0, 10)}:`, quoteMarkdown(curated.editorNote)]
      : []),
    ...sideParts({ tool: left, community: community.left }, siteUrl),
    ...sideParts({ tool: right, community: community.right }, siteUrl),
    ...foot(`${siteUrl}/compare/${pairSlug(left.slug, right.slug)}`, siteUrl),
  ]);
}
