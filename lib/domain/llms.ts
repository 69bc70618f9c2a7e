import type { CategoryLabel, MatchupSummary, ToolFacts } from './catalogue';
import { linkMarkdown, plainMarkdown } from './markdown';
import { pairSlug } from './matchup';
import type { NewsletterLine } from './newsletter';
import { issueInWords, issuePath } from './newsletter-words';

/**
 * The file that tells assistants what the site is and where its texts stand, in the form of llmstxt.org: a
 * title, a quotation that sums up, lists of links under headings. `siteUrl` is the site's origin.
 */
export function llmsText(
  site: {
    matchups: readonly MatchupSummary[];
    tools: readonly ToolFacts[];
    categories: readonly CategoryLabel[];
    issues: readonly Pick<NewsletterLine, 'number' | 'week' | 'subject'>[];
  },
  siteUrl: string,
): string {
  const line = (name: string, path: string, note: string) =>
    `- ${linkMarkdown(name, `${siteUrl}${path}`)}${note ? `: ${plainMarkdown(note)}` : ''}`;
  const matchups = site.matchups.map(({ left, right, curated }) =>
    line(
      `${left.name} vs ${right.name}`,
      `/compare/${pairSlug(left.slug, right.slug)}.md`,
      curated.headline ?? '',
    ),
  );
  const tools = site.tools.map((tool) => line(tool.name, `/tools/${tool.slug}.md`, tool.tagline));
  const categories = site.categories.map(({ slug, name }) => line(name, `/categories/${slug}`, ''));
  const issues = site.issues.flatMap(({ number, week, subject }) =>
    number === null ? [] : [line(subject, issuePath(number), issueInWords({ number, week }))],
  );
  const parts = [
    '# Shipworthy',
    '> AI tools side by side: the argued verdicts of a standing panel, the votes of visitors, and the price of each, every figure counted, every price with its source and date.',
    'Every tool and every comparison stands as Markdown at its address with `.md` behind it: `/tools/{slug}.md`, and `/compare/{left}-vs-{right}.md` for any two tools. A percentage is the share of ships among the votes or verdicts; where nobody voted there is none. With each stands its count and its 95% Wilson interval: please pass those on with it, and the day on which a price was read.',
    '## How to read it',
    [
      line(
        'How every number is made',
        '/methodology',
        'formulas, what counts as a vote, and who reviews',
      ),
      line('The panel', '/panel', 'who the reviewers are: people and models'),
      line('JSON API', '/api/v1/tools', 'every published tool with its figures, page by page'),
      line('Open data', '/data', 'each day’s votes, verdicts and figures in one file'),
      line('News', '/feed.xml', 'new matchups and verdicts in full, as an Atom feed'),
      line(
        'Newsletter',
        '/newsletter',
        'the week’s verdicts by mail, and every issue that went out',
      ),
      line('Sitemap', '/sitemap.xml', 'every page'),
    ].join('\n'),
    ...(matchups.length > 0 ? ['## Newest matchups', matchups.join('\n')] : []),
    ...(issues.length > 0 ? ['## Newest issues of the newsletter', issues.join('\n')] : []),
    ...(categories.length > 0 ? ['## Categories', categories.join('\n')] : []),
    ...(tools.length > 0 ? ['## Optional', tools.join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
