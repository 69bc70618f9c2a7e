import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaderboardParts, leaderboardPath, parseLeaderboardView } from './leaderboard-view';
import { plainSlugSchema } from './slug';

const anyCategory = fc
  .stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/)
  .filter((slug) => plainSlugSchema.safeParse(slug).success)
  .filter((slug) => !['unranked', 'disagree', 'after'].includes(slug));

test('a view is read from its own address', () => {
  const anyView = fc.record({
    category: fc.option(anyCategory),
    part: fc.constantFrom(...leaderboardParts),
    cursor: fc.option(fc.stringMatching(/^[\w-]{1,40}$/)),
  });
  fc.assert(
    fc.property(anyView, (view) => {
      const parts = leaderboardPath(view).split('/').slice(2);
      expect(parseLeaderboardView(parts)).toEqual(view);
    }),
  );
});

test('whatever is read has the address that it was read from', () => {
  const word = fc.oneof(
    anyCategory,
    fc.constantFrom('unranked', 'disagree', 'after', 'ranked', ''),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (parts) => {
      const view = parseLeaderboardView(parts);
      if (view) expect(leaderboardPath(view)).toBe(['/leaderboard', ...parts].join('/'));
    }),
  );
});

test.each([
  [['after']],
  [['a', 'b']],
  [['disagree', 'a']],
  [['a', 'after', 'x', 'y']],
  [['A']],
  [['after', 'x.y']],
])('%j is no view', (parts) => {
  expect(parseLeaderboardView(parts)).toBeNull();
});
