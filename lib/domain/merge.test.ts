import { expect, test } from 'vitest';
import { canMerge, canUndoMerge, choose, type Footing, movedSince, undoableUntil } from './merge';

const tool = (id: number, given: object = {}) => ({
  ...{ id, name: `Tool ${id}`, state: 'published' as const, mergedInto: null, ...given },
});
const reason = (ruling: { allowed: boolean; reason?: string }) => ruling.reason ?? 'allowed';

test('which record may be merged into which', () => {
  expect(reason(canMerge(tool(1), tool(2)))).toBe('allowed');
  expect(reason(canMerge(tool(1, { state: 'draft' }), tool(2)))).toBe('allowed');
  expect(reason(canMerge(tool(1, { state: 'retired' }), tool(2)))).toBe('allowed');
  expect(reason(canMerge(tool(1, { state: 'draft' }), tool(2, { state: 'draft' })))).toBe(
    'allowed',
  );
  expect(reason(canMerge(tool(1), tool(1)))).toMatch(/one and the same/);
  expect(reason(canMerge(tool(1), tool(2, { state: 'draft' })))).toMatch(/draft/);
  expect(reason(canMerge(tool(1), tool(2, { state: 'retired' })))).toMatch(/retired/);
  const mergedInto = { slug: 'other', name: 'Other' };
  expect(reason(canMerge(tool(1, { mergedInto }), tool(2)))).toMatch(/already merged into Other/);
  expect(reason(canMerge(tool(1), tool(2, { mergedInto })))).toMatch(/merge into that one/);
});

const footing: Footing = {
  ...{ facts: '1.published.1.published', verdicts: '', matchups: '', prices: '', drafts: '' },
  ...{ interests: '', suggestions: '', exclusions: '', votes: [100, 1000, 3] },
};

test('what moved since the preview is named, and a few votes more are no reason', () => {
  expect(movedSince(footing, footing)).toEqual([]);
  expect(movedSince(footing, { ...footing, votes: [105, 1020, 8] })).toEqual([]);
  expect(movedSince(footing, { ...footing, votes: [106, 1000, 3] })).toEqual(['the votes']);
  expect(movedSince(footing, { ...footing, votes: [100, 979, 3] })).toEqual(['the votes']);
  expect(movedSince(footing, { ...footing, facts: '2', prices: '1.0.0' })).toEqual([
    'the facts of one of the two',
    'the price reads',
  ]);
});

test('each contested seat wants a choice, and the other verdict steps back', () => {
  const verdict = (id: number) => ({
    ...{ id, call: 'ship' as const, body: '', author: '', toolVersion: '', publishedAt: '' },
  });
  const contested = [
    { seat: { slug: 'skeptic', name: 'Skeptic' }, source: verdict(1), target: verdict(2) },
    { seat: { slug: 'builder', name: 'Builder' }, source: verdict(3), target: verdict(4) },
  ];
  expect(choose(contested, { skeptic: 'source', builder: 'target' })).toEqual({
    superseded: [2, 3],
    missing: [],
  });
  expect(choose(contested, { skeptic: 'both' }).missing).toEqual(['skeptic', 'builder']);
});

test('a merge is undone within 30 days, once, and in turn', () => {
  const merge = {
    ...{ mergedAt: '2026-11-01T09:00:00.000Z', undoneAt: null, stands: true, later: null },
    ...{ source: { name: 'A' }, target: { name: 'B' } },
  };
  expect(undoableUntil(merge.mergedAt)).toBe('2026-12-01T09:00:00.000Z');
  expect(reason(canUndoMerge(merge, '2026-12-01T09:00:00.000Z'))).toBe('allowed');
  expect(reason(canUndoMerge(merge, '2026-12-01T09:00:00.001Z'))).toMatch(/30 days/);
  const now = '2026-11-02T09:00:00.000Z';
  expect(reason(canUndoMerge({ ...merge, undoneAt: now }, now))).toMatch(/already/);
  expect(reason(canUndoMerge({ ...merge, stands: false }, now))).toMatch(/does not lead/);
  expect(reason(canUndoMerge({ ...merge, later: { source: 'B', target: 'C' } }, now))).toBe(
    'B was merged into C since. Undo that merge first.',
  );
});
