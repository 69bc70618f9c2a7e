import { beforeEach, expect, test, vi } from 'vitest';
import { getMovements } from './leaderboard';
import { getVoteCourse } from './tool-page';

const { tags, votes } = vi.hoisted(() => ({ tags: new Set<string>(), votes: { ships: 0 } }));
vi.mock('next/cache', () => ({
  cacheLife: () => undefined,
  cacheTag: (...given: string[]) => {
    for (const tag of given) tags.add(tag);
  },
}));
vi.mock('@/lib/env', () => ({ isBuild: () => false }));
vi.mock('@/lib/data/movements', () => ({ listMovements: async () => [] }));
vi.mock('@/lib/data/vote-days', () => ({
  readVoteDays: async () => ({
    days: votes.ships > 0 ? [{ day: '2026-11-01', ships: votes.ships, skips: 0 }] : [],
    asOf: '2026-11-02T00:00:00.000Z',
  }),
}));

beforeEach(() => tags.clear());

test('this week’s movers show figures, which a vote drops', async () => {
  await getMovements(4);
  expect([...tags]).toContain('tallies');
});

test.each([
  [0, true],
  [1_000, true],
  [1_001, false],
])('the course of %i votes is dropped by a vote: %s', async (ships, dropped) => {
  votes.ships = ships;
  await getVoteCourse('alpha');
  expect(tags.has('tally:alpha')).toBe(dropped);
});
