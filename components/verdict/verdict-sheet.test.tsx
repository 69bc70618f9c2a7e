import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { authorName } from '@/lib/domain/author';
import type { AuthorLabel, VerdictWording } from '@/lib/domain/catalogue';
import { VerdictSheet } from './verdict-sheet';

const shown = (wording: Partial<VerdictWording>, author?: AuthorLabel) =>
  renderToStaticMarkup(
    <VerdictSheet
      wording={{ call: 'ship', body: 'It holds.', toolVersion: '1.2', evidence: [], ...wording }}
      author={author ?? { name: 'Sample panel', kind: 'model' }}
    />,
  );
const words = (html: string) => html.replaceAll(/<[^>]*>/g, '');

it.each([
  [{ name: 'Sample panel', kind: 'model' }, 'Written by Sample panel, a model, on version 1.2'],
  [{ name: 'Ada', kind: 'person' }, 'Written by Ada, a person, on version 1.2'],
  [
    { name: authorName(null), kind: 'person' },
    'Written by former reviewer, a person, on version 1.2',
  ],
] as const)('says of %j whether a person or a model wrote it', (author, said) => {
  expect(words(shown({}, author))).toContain(said);
});

it('says of a tool without version numbers as of when it was judged', () => {
  expect(words(shown({ toolVersion: 'as of June 2025' }))).toContain('on the tool as of June 2025');
});

it('evidence is linked without handing on trust, once each', () => {
  const html = shown({
    evidence: ['https://www.example.com/a/', 'http://example.org', 'https://www.example.com/a/'],
  });
  expect(html.match(/<a [^>]*>[^<]*/g)).toEqual([
    '<a href="https://www.example.com/a/" rel="ugc nofollow noopener" class="break-all underline hover:text-ink">example.com/a',
    '<a href="http://example.org/" rel="ugc nofollow noopener" class="break-all underline hover:text-ink">example.org',
  ]);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//example.com',
  'https://bank.com@evil.example/',
  '',
])('evidence that is no web address stands as text: %s', (address) => {
  const html = shown({ evidence: [address] });
  expect(html).not.toMatch(/<a |<script/);
});

it('evidence reads as where it leads, whatever hides in what was typed', () => {
  const html = shown({ evidence: ['https://example.com/\u202Egpj.exe', 'https://\u0430pple.com'] });
  expect(words(html)).toContain('example.com/%E2%80%AEgpj.exe');
  expect(words(html)).toContain('xn--pple-43d.com');
  expect(html).not.toContain('\u202E');
});
