import { expect, test } from 'vitest';
import { inOrderOfMerging, type PairedTool, whyAlike } from './duplicates';

const tool = (id: number, given: Partial<PairedTool> = {}): PairedTool => ({
  ...{ id, slug: `t-${id}`, name: `T ${id}`, state: 'published', website: '', votes: 0, ...given },
});

test('says why two tools may be one', () => {
  expect(whyAlike({ alike: 0.829, sameSite: false })).toEqual(['names 82% alike']);
  expect(whyAlike({ alike: 1, sameSite: true })).toEqual(['the same name', 'the same website']);
  expect(whyAlike({ alike: 0.2, sameSite: true })).toEqual(['the same website']);
});

test('a draft, then fewer votes, then the newer is merged away', () => {
  const ids = (one: PairedTool, other: PairedTool) =>
    inOrderOfMerging(one, other).map(({ id }) => id);
  expect(ids(tool(1, { state: 'draft', votes: 9 }), tool(2))).toEqual([1, 2]);
  expect(ids(tool(1, { votes: 3 }), tool(2, { votes: 4 }))).toEqual([1, 2]);
  expect(ids(tool(1, { votes: 4 }), tool(2, { votes: 3 }))).toEqual([2, 1]);
  expect(ids(tool(1), tool(2))).toEqual([2, 1]);
});
