import { expect, test } from 'vitest';
import { type BulkTool, splitBulk } from './bulk-tools';

const tool = (name: string, given: Partial<BulkTool> = {}): BulkTool => ({
  ...{ id: 1, name, state: 'draft', merged: false, category: 'Audio', revision: 1 },
  ...given,
});
const tools = [
  tool('draft'),
  tool('published', { state: 'published' }),
  tool('retired', { state: 'retired' }),
  tool('merged', { state: 'retired', merged: true }),
];

test.each([
  ['publish', ['draft', 'retired'], ['published', 'merged']],
  ['retire', ['draft', 'published'], ['retired', 'merged']],
  ['categorise', ['draft', 'published', 'retired'], ['merged']],
] as const)('to %s is done to what is not so already', (kind, affected, left) => {
  const split = splitBulk(kind, tools);
  expect(split.affected.map(({ name }) => name)).toEqual(affected);
  expect(split.left.map(({ name }) => name)).toEqual(left);
});
