import { expect, test } from 'vitest';
import { openDataLine } from './open-data';
import { describeOpenData } from './open-data-format';

const kinds = openDataLine.options.map((option) => option.shape.kind.value);

test('each kind of line is described, and each of its fields in words', () => {
  const described = describeOpenData();
  expect(described.map(({ kind }) => kind)).toEqual(kinds);
  for (const { kind, words, fields } of described) {
    expect(words, kind).not.toBe('');
    expect(fields.length, kind).toBeGreaterThan(0);
    for (const { name, type, words: meaning } of fields) {
      expect(meaning, `${kind}.${name}`).not.toBe('');
      expect(type, `${kind}.${name}`).not.toMatch(/undefined|,null|\[object/);
    }
  }
});

test('what may be empty says so', () => {
  const vote = describeOpenData().find(({ kind }) => kind === 'vote');
  expect(vote?.fields.find(({ name }) => name === 'cast')?.type).toBe('text or null');
  expect(vote?.fields.find(({ name }) => name === 'choice')?.type).toBe('"ship" or "skip"');
});
