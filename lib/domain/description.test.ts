import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePage } from './description';

test('sentences are joined, as many as are shown', () => {
  expect(describePage('A coding agent', 'Its verdicts.')).toBe('A coding agent. Its verdicts.');
  expect(describePage('Which one?', 'This one.')).toBe('Which one? This one.');
  expect(describePage('', '  Only  this. ')).toBe('Only this.');
  expect(describePage('a'.repeat(150), 'Too much.')).toBe('a'.repeat(150));
  expect(describePage()).toBe('');
});

test('never longer than shown, and cut only at a word', () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ mode: 'sentences' }), { maxLength: 4 }), (sentences) => {
      const description = describePage(...sentences);
      expect(description.length).toBeLessThanOrEqual(156);
      const shown = description.replace(/…$/, '');
      return sentences.length === 0 || `${sentences.join(' ')} `.startsWith(shown);
    }),
  );
});
