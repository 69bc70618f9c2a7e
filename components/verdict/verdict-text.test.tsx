import * as fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { VerdictText } from './verdict-text';

const shown = (text: string) => renderToStaticMarkup(<VerdictText text={text} />);

it('shows paragraphs, emphasis and links that hand on no trust', () => {
  expect(shown('It is *so* good:\nhttps://example.com/?a&b\n\nBye.')).toBe(
    '<p class="wrap-anywhere">It is <em>so</em> good:\n<a href="https://example.com/?a&amp;b" rel="ugc nofollow noopener" ' +
      'class="underline">https://example.com/?a&amp;b</a></p><p class="mt-3 wrap-anywhere">Bye.</p>',
  );
});

/** Every tag that may come out, and nothing in it but what this component writes. */
const TAG =
  /^<(?:\/(?:p|em|a)|p class="(?:mt-3 )?wrap-anywhere"|em|a href="https?:\/\/[^"<>\s]+" rel="ugc nofollow noopener" class="underline")>$/;

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  'https://example.com/"onmouseover="alert(1)',
  "https://example.com/'onmouseover='alert(1)",
  'https://example.com/<script>',
  '*<b>*',
  '<!--',
  ']]>',
  '{{constructor.constructor("alert(1)")()}}',
  '$RC("B:0","S:0")',
])('%s can do nothing', (text) => {
  for (const [tag] of shown(text).matchAll(/<[^>]*>?/g)) expect(tag).toMatch(TAG);
});

it('nothing typed becomes markup', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('<', '>', '"', "'", '&', '*', '`', '=', '/', '\n\n', 'https://', 'a', ' '),
    fc.constantFrom('<script>', '<a href=', 'onerror=', 'javascript:', '&lt;', '&#x3c;', '-->'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = shown(pieces.join(''));
      for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(TAG);
    }),
    { numRuns: 2_000 },
  );
});
