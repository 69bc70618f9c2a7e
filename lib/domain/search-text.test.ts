import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween, excerptOf, markedPieces, plainText, wordsOf } from './search-text';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.lorem({ maxCount: 30 }),
);
const shown = (text: string, ...words: string[]) =>
  markedPieces(text, words)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['SmolVLM2-2B', 'smolvlm2 2b'],
  ['  llama.cpp ', 'llama cpp'],
  ['Résumé “Pro”', 'resume pro'],
  ['ﬁne Ｃode', 'fine code'],
  ['ЯНДЕКС', 'яндекс'],
  ['İstanbul', 'istanbul'],
  ['--- !? 🦀', ''],
])('%j is compared as %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('comparing what is compared already changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = plainText(text);
      expect(plainText(plain)).toBe(plain);
      expect(wordsOf(text).join(' ')).toBe(plain);
    }),
  );
});

describe('marks', () => {
  test('leave the text as it is, whatever it is and whatever was looked for', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, asked) => {
        const pieces = markedPieces(text, wordsOf(asked));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { text: piece } of pieces) expect(piece).not.toBe('');
      }),
    );
  });

  test('every word of a text is marked that was looked for itself', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.nat(), (text, at) => {
        const words = wordsOf(text);
        const word = words[at % words.length] ?? '';
        const marked = markedPieces(text, [word]).filter((piece) => piece.marked);
        expect(marked.some((piece) => plainText(piece.text).includes(word))).toBe(true);
      }),
    );
  });

  test.each([
    ['Two agents, agentic by nature', ['agent', 'x'], 'Two [agents], agentic by nature'],
    ['Two agents, agentic by nature', ['agent'], 'Two [agents], [agentic] by nature'],
    ['Repositories and a repository', ['repository', 'x'], '[Repositories] and a [repository]'],
    ['The runtime runs', ['run', 'x'], 'The runtime [runs]'],
    ['Its Résumé', ['resume'], 'Its [Résumé]'],
    ['SmolVLM2-2B', ['smolvlm2', '2b'], '[SmolVLM2]-[2B]'],
    ['<b>bold</b>', ['b'], '<[b]>bold</[b]>'],
    ['nothing here', ['zed'], 'nothing here'],
    ['', ['zed'], ''],
  ])('%j for %j', (text, words, marked) => {
    expect(shown(text, ...words)).toBe(marked);
  });
});

describe('an excerpt', () => {
  const text = `${'Words before it. '.repeat(20)}The needle is here. ${'Words after it. '.repeat(20)}`;

  test('has the first word that was looked for, whole words, and says what was left out', () => {
    const excerpt = excerptOf(text, ['needle'], 100);
    expect(excerpt).toContain('needle');
    expect(excerpt).toMatch(/^… \S.*\S …$/);
    expect(excerpt.length).toBeLessThan(150);
  });

  test('is the beginning when nothing of it was looked for, and all of a short text', () => {
    expect(excerptOf(text, ['zebra'], 50)).toMatch(/^Words before it\. .* …$/);
    expect(excerptOf('Short.', ['short'], 50)).toBe('Short.');
  });

  test('is part of its text, and not much longer than asked', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 10, max: 60 }), (long, asked, length) => {
        const excerpt = excerptOf(long, wordsOf(asked), length);
        expect(long).toContain(excerpt.replace(/^… /, '').replace(/ …$/, ''));
        expect(excerpt.length).toBeLessThanOrEqual(length + 4);
      }),
    );
  });
});

test.each([
  ['ollama', 'ollama', 0],
  ['olama', 'ollama', 1],
  ['qdarnt', 'qdrant', 1],
  ['smolvml', 'smolvlm2', 2],
  ['', 'abc', 3],
])('%j and %j are %i edits apart', (one, other, edits) => {
  expect(editsBetween(one, other)).toBe(edits);
  expect(editsBetween(other, one)).toBe(edits);
});
