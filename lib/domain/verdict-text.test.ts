import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Block, type Inline, parseVerdictText } from './verdict-text';

/** A short way to write a parse down: _emphasis_, <link>, paragraphs parted by ¶. */
function sketch(blocks: Block[]): string {
  const inline = (part: Inline): string =>
    part.kind === 'text'
      ? part.text
      : part.kind === 'link'
        ? `<${part.text}>`
        : `_${part.children.map(inline).join('')}_`;
  return blocks.map(({ children }) => children.map(inline).join('')).join('¶');
}

const linksOf = (blocks: Block[]): string[] =>
  blocks
    .flatMap(({ children }) => children)
    .flatMap((part) => (part.kind === 'emphasis' ? part.children : [part]))
    .flatMap((part) => (part.kind === 'link' ? [part.href] : []));

it.each([
  ['', ''],
  [' \n\t\n ', ''],
  ['One.', 'One.'],
  ['One.\n\nTwo.', 'One.¶Two.'],
  ['One.\r\n\r\n\r\nTwo.\r\rThree.', 'One.¶Two.¶Three.'],
  ['One.\n \t \nTwo.', 'One.¶Two.'],
  ['\n\n  One.  \n\n', 'One.'],
  ['a line\nand its rest', 'a line\nand its rest'],
])('%j has the paragraphs %j', (text, expected) => {
  expect(sketch(parseVerdictText(text))).toBe(expected);
});

it.each([
  ['*so*', '_so_'],
  ['It is *very* quick, (*so*) they say: *yes*.', 'It is _very_ quick, (_so_) they say: _yes_.'],
  ['*a*', '_a_'],
  ['*two words*', '_two words_'],
  ['*two\nlines*', '_two\nlines_'],
  ['*one* *two*', '_one_ _two_'],
  ['*not\n\nover a blank line*', '*not¶over a blank line*'],
  ['2*3*4', '2*3*4'],
  ['a * b * c', 'a * b * c'],
  ['* a*', '* a*'],
  ['*a *', '*a *'],
  ['*a * b*', '*a * b*'],
  ['**bold**', '**bold**'],
  ['***', '***'],
  ['*', '*'],
  ['*open', '*open'],
  ['shut*', 'shut*'],
  ['*open *so*', '*open _so_'],
  ['*so*now', '*so*now'],
  ['été*non*', 'été*non*'],
])('%j is emphasised as %j', (text, expected) => {
  expect(sketch(parseVerdictText(text))).toBe(expected);
});

it.each([
  ['See https://example.com/a?b=c#d.', 'See <https://example.com/a?b=c#d>.'],
  ['(http://example.com)', '(<http://example.com>)'],
  ['https://en.wikipedia.org/wiki/A_(b)', '<https://en.wikipedia.org/wiki/A_(b)>'],
  ['(https://en.wikipedia.org/wiki/A_(b)).', '(<https://en.wikipedia.org/wiki/A_(b)>).'],
  ['https://example.com, https://example.org!', '<https://example.com>, <https://example.org>!'],
  ['“https://example.com/”', '“<https://example.com/>”'],
  ['*https://example.com*', '_<https://example.com>_'],
  ['*see https://example.com/a now*', '_see <https://example.com/a> now_'],
  ['HTTPS://EXAMPLE.COM', '<HTTPS://EXAMPLE.COM>'],
  ['xhttps://example.com', 'xhttps://example.com'],
  ['https://', 'https://'],
  ['https://.', 'https://.'],
  ['https://exa mple', '<https://exa> mple'],
  ['https://[', 'https://['],
  ['ftp://example.com', 'ftp://example.com'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['javascript://https://x.com/%0aalert(1)', 'javascript://<https://x.com/%0aalert(1)>'],
  ['data:text/html,<script>alert(1)</script>', 'data:text/html,<script>alert(1)</script>'],
  ['vbscript:x //example.com', 'vbscript:x //example.com'],
  ['https://bank.com@evil.example/', 'https://bank.com@evil.example/'],
  ['https://bank.com:pw@evil.example/', 'https://bank.com:pw@evil.example/'],
  ['[text](https://example.com)', '[text](<https://example.com>)'],
  ['<a href="https://example.com">x</a>', '<a href="<https://example.com>">x</a>'],
  ['https://good.example\u200B.evil.example', '<https://good.example>\u200B.evil.example'],
])('%j is linked as %j', (text, expected) => {
  expect(sketch(parseVerdictText(text))).toBe(expected);
});

it.each([
  ['a\u0000b\u001B[31mc\u0085d', 'a�b�[31mc�d'],
  ['\u202Emoc.live//:ptth\u202C', '�moc.live//:ptth�'],
  ['https://example.com/\u202Egpj.exe', '<https://example.com/�gpj.exe>'],
  ['\u2066\u2067\u2068\u2069', '����'],
  ['\uD800x\uDC00 \u{1F6A2}', '�x� \u{1F6A2}'],
  ['a\u2028\u2029b', 'a¶b'],
  ['tab\tstays', 'tab\tstays'],
  ['\u05E9\u05DC\u05D5\u05DD\u200F', '\u05E9\u05DC\u05D5\u05DD\u200F'],
])('in %j what would mislead is seen: %j', (text, expected) => {
  expect(sketch(parseVerdictText(text))).toBe(expected);
});

it('a very long address stands as text', () => {
  const address = (length: number) => 'https://example.com/'.padEnd(length, 'a');
  expect(linksOf(parseVerdictText(address(2_000)))).toEqual([address(2_000)]);
  expect(linksOf(parseVerdictText(address(2_001)))).toEqual([]);
});

/** Texts with the language's signs, and what attackers try, far more often than chance brings them. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          '*',
          '**',
          ' ',
          '\n',
          '\n\n',
          '\r\n',
          'a',
          'https://',
          'http://example.com/(',
          ')',
          '.',
          '@',
          'user:pw@',
          'javascript:',
          'JaVa\tScRiPt:alert(1)',
          'data:text/html;base64,',
          '//',
          '<script>',
          '"onmouseover=',
          '&quot;',
          '\u202E',
          '\u0000',
          '\uD800',
          '\u2028',
          '\\',
        ),
      },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

it('links lead over http and https only, to where their text says, whatever is typed', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      for (const href of linksOf(parseVerdictText(text))) {
        const url = new URL(href);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect(url.username + url.password).toBe('');
        expect(href).toMatch(/^https?:\/\/[^\s"'<>\\]+/);
      }
      const links = JSON.stringify(parseVerdictText(text)).match(/"kind":"link","text":"[^"]*/g);
      for (const link of links ?? []) expect(link).toMatch(/"text":"https?:\/\//i);
    }),
    { numRuns: 2_000 },
  );
});

it('nothing typed is lost or added: stars and blank lines put back, it is the text again', () => {
  const typed = (blocks: Block[]): string => {
    const inline = (part: Inline): string =>
      part.kind === 'emphasis' ? `*${part.children.map(inline).join('')}*` : part.text;
    return blocks.map(({ children }) => children.map(inline).join('')).join('\n\n');
  };
  const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  fc.assert(
    fc.property(nasty, (text) => {
      const seen = typed(parseVerdictText(text));
      const expected = text
        .toWellFormed()
        .replaceAll(/[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '\uFFFD')
        .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
      expect(squeezed(seen)).toBe(squeezed(expected));
      // Parsing what is shown shows the same.
      expect(parseVerdictText(seen)).toEqual(parseVerdictText(text));
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  '*',
  '*a',
  '*a ',
  '* ',
  'a*',
  '**a',
  '*a\n',
  'https://',
  'https://a/(',
  'https://a/)',
  'http',
  'https://a ',
  'https://a@',
  '\n\n',
  ' ',
  ' \n',
  ').',
  '\u202E',
])('takes sixteen times as long, give or take, for sixteen times %j', (unit) => {
  const parse = (length: number) => {
    const long = unit.repeat(length / unit.length);
    parseVerdictText(long);
    parseVerdictText(`*${long}`);
    parseVerdictText(`https://a${long}*`);
  };
  // In proportion it is 16 times, by the square 256; what is under a millisecond is noise.
  expect(leastEffort(128_000, parse)).toBeLessThan(64 * Math.max(leastEffort(8_000, parse), 1));
});

/**
 * Answers how many milliseconds of a processor `work` takes; not of the clock, so that it matters little
 * what else the machine does meanwhile.
 */
function leastEffort(length: number, work: (length: number) => void): number {
  const runs = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    work(length);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}
