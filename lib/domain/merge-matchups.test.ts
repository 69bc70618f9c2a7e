import { expect, test } from 'vitest';
import { type MergedMatchup, planMatchups } from './merge-matchups';

const [source, target, other] = [1, 2, 3];
const matchup = (
  id: number,
  leftId: number,
  rightId: number,
  state: MergedMatchup['state'],
  publishAt: string | null = '2026-05-01T09:00:00.000Z',
): MergedMatchup => ({ id, leftId, rightId, state, publishAt, revision: 1 });
const fates = (...matchups: MergedMatchup[]) =>
  planMatchups(source, target, matchups).map(({ id, fate }) => [id, fate]);

test('a pair that only the source has is the target’s from then on, in whatever state', () => {
  for (const state of ['draft', 'scheduled', 'published', 'withdrawn'] as const) {
    expect(fates(matchup(7, other, source, state))).toEqual([[7, 'moves']]);
  }
});

test('a tool is not pitted against itself', () => {
  expect(fates(matchup(7, target, source, 'published'))).toEqual([[7, 'against-itself']]);
  expect(fates(matchup(7, source, target, 'draft'))).toEqual([[7, 'against-itself']]);
  expect(fates(matchup(7, source, target, 'withdrawn'))).toEqual([[7, 'stays']]);
});

test('matchups of others are left alone', () => {
  expect(fates(matchup(7, other, target, 'published'), matchup(8, 3, 4, 'draft'))).toEqual([]);
});

const later = '2026-06-01T09:00:00.000Z';
test.each<[string, MergedMatchup, MergedMatchup, string]>([
  [
    'published first',
    matchup(7, source, other, 'published'),
    matchup(8, other, target, 'published', later),
    'takes-over',
  ],
  [
    'published later',
    matchup(7, source, other, 'published', later),
    matchup(8, target, other, 'published'),
    'gives-way',
  ],
  [
    'published at the same time',
    matchup(7, source, other, 'published'),
    matchup(8, target, other, 'published'),
    'gives-way',
  ],
  [
    'published beside a draft',
    matchup(7, source, other, 'published', later),
    matchup(8, target, other, 'draft', null),
    'takes-over',
  ],
  [
    'a draft beside a published one',
    matchup(7, source, other, 'draft', null),
    matchup(8, target, other, 'published'),
    'gives-way',
  ],
  [
    'two drafts',
    matchup(7, source, other, 'draft'),
    matchup(8, target, other, 'draft'),
    'gives-way',
  ],
  [
    'withdrawn already',
    matchup(7, source, other, 'withdrawn'),
    matchup(8, target, other, 'published'),
    'stays',
  ],
])('of a pair that would stand twice, the source’s, %s', (_what, mine, rival, fate) => {
  expect(planMatchups(source, target, [mine, rival])).toEqual([
    { id: 7, otherId: other, state: mine.state, fate, rivalId: 8 },
  ]);
});
