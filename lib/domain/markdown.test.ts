import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { linkMarkdown, paragraphs, plainMarkdown, quoteMarkdown } from './markdown';
import { readingOf, reviewedTool, verdictOf } from './test-tools';
import { matchupMarkdown, toolMarkdown } from './tool-markdown';

const tidy = (text: string) =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Texts that look like Markdown, HTML or entities more often than chance would have it. */
const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '#',
          '# ',
          '- ',
          '+ ',
          '* ',
          '1. ',
          '12) ',
          '> ',
          '```',
          '~~~',
          '---',
          '===',
          '***',
          '__',
          '`',
          '!',
          '[',
          ']',
          '(',
          ')',
          '<b>',
          '</b>',
          '<!--',
          '&amp;',
          '&#35;',
          '\\',
          '|',
          'a',
          ' ',
          '\n',
          '\n\n',
          '\t',
          '    ',
          'http://x.example',
          '$',
          ':',
          '~',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

test('whatever a text holds, it reads as one plain paragraph', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const written = plainMarkdown(text);
      const tree = fromMarkdown(written);
      if (tidy(text) === '') return written === '';
      expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
      const [paragraph] = tree.children;
      const inner = paragraph && 'children' in paragraph ? paragraph.children : [];
      expect(inner.map(({ type }) => type)).toEqual(['text']);
      return textOf(tree) === tidy(text).replaceAll('\0', '\ufffd');
    }),
    { numRuns: 500 },
  );
});

test('a link keeps its text and its address, whatever either holds', () => {
  fc.assert(
    fc.property(nasty, nasty, (text, path) => {
      fc.pre(tidy(text) !== '');
      const tree = fromMarkdown(`- ${linkMarkdown(text, `https://x.example/${path}`)}: more`);
      const [list] = tree.children;
      const [item] = list && 'children' in list ? list.children : [];
      const [paragraph] = item && 'children' in item ? item.children : [];
      const [link] = paragraph && 'children' in paragraph ? paragraph.children : [];
      expect(link?.type).toBe('link');
      return link !== undefined && textOf(link) === tidy(text);
    }),
  );
});

test('paragraphs stay apart, also in a quotation', () => {
  expect(paragraphs('one\ntwo\n\n three \n \n\n')).toEqual(['one two', 'three']);
  const [quote] = fromMarkdown(quoteMarkdown('# one\n\n- two')).children;
  expect(quote?.type).toBe('blockquote');
  expect(quote && 'children' in quote ? quote.children.map(({ type }) => type) : []).toEqual([
    ...['paragraph', 'paragraph'],
  ]);
});

const SITE = 'https://ship.example';
const tool = reviewedTool({
  verdicts: [
    verdictOf({ body: 'First.\n\n# Not a heading.' }),
    verdictOf({
      seat: { slug: 'builder', name: 'Builder', question: 'Would I?' },
      author: { name: 'Sonnet', kind: 'model' },
      call: 'skip',
      revisedAt: '2026-05-01T00:00:00.000Z',
    }),
  ],
});
const counted = { tool, community: readingOf({ ships: 91, skips: 37 }) };

test('a tool’s text has each figure with its count and interval, each verdict in full with who wrote it', () => {
  const text = toolMarkdown(counted, [], SITE);
  expect(text).toContain('- **Community**: 71% ship, of 128 votes (95% interval 62.7 to 78.2%)');
  expect(text).toMatch(/- \*\*Panel ship\*\*: 50% ship, of 2 reviewers \(95% interval .* to .*%\)/);
  expect(text).toContain('From \\$20 a month, read on 2025-06-30 at [its source]');
  expect(text).toContain('By Ada, a person, on version 1.0, published 2026-04-14.');
  expect(text).toContain(
    'By Sonnet, a model, on version 1.0, published 2026-04-14, revised 2026-05-01.',
  );
  const headings = fromMarkdown(text).children.filter(({ type }) => type === 'heading');
  expect(headings.map((heading) => textOf(heading))).toEqual([
    ...[
      'Claw Code',
      'What it is',
      'Verdicts of the panel',
      'The Skeptic: Ship',
      'The Builder: Skip',
    ],
  ]);
  const read = textOf(fromMarkdown(text));
  for (const { body } of tool.verdicts) {
    for (const paragraph of body.split('\n\n')) expect(read).toContain(paragraph);
  }
});

test('without votes there is the dash, and made-up votes are named', () => {
  const empty = toolMarkdown({ tool, community: readingOf({ ships: 0, skips: 0 }) }, [], SITE);
  expect(empty).toContain('- **Community**: — (no community votes yet)');
  const made = toolMarkdown({ tool, community: readingOf({ ships: 3, skips: 0 }, 3) }, [], SITE);
  expect(made).toContain('3 votes of these made up for a trial');
});

test('a matchup’s text has both tools in its order, and what may be said of the two', () => {
  const right = reviewedTool({ slug: 'zed', name: 'Zed *', entry: null, verdicts: [] });
  const text = matchupMarkdown(
    { left: tool, right, curated: null },
    { left: readingOf({ ships: 95, skips: 5 }), right: readingOf({ ships: 5, skips: 95 }) },
    SITE,
  );
  expect(text.startsWith('# Claw Code vs Zed \\*\n')).toBe(true);
  expect(text).toContain('Claw Code is ahead, and the intervals do not overlap.');
  expect(text.indexOf('## [Claw Code]')).toBeLessThan(text.indexOf('## [Zed \\*]'));
  expect(text).toContain(`[${SITE}/compare/claw-code-vs-zed](<${SITE}/compare/claw-code-vs-zed>)`);
  expect(text).toContain('nobody has read a price yet');
});
