import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import {
  type BadgeKind,
  badgeOf,
  badgeQuerySchema,
  emptyBadge,
  slugOfBadge,
} from '@/lib/domain/badge';
import { figureOf } from '@/lib/domain/figure';
import { drawBadge } from './badges';

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }));

const none = { ships: 0, skips: 0 };
const tool = (community = none, panel = none, simulated = 0, name = 'Claw Code') => ({
  ...{ name, simulated, panel: figureOf(panel), community: figureOf(community) },
});
const light = { theme: 'light' } as const;
const said = (kind: BadgeKind, given: ReturnType<typeof tool>) =>
  badgeOf(given, { ...light, kind }).message;

it('says how many there are, that it is early, and that there is nothing yet', () => {
  expect(said('community', tool())).toBe('no votes yet');
  expect(said('panel', tool())).toBe('no verdicts yet');
  expect(said('community', tool({ ships: 91, skips: 37 }))).toBe('71% of 128');
  expect(said('community', tool({ ships: 2, skips: 1 }))).toBe('67% of 3, early');
  expect(said('panel', tool(none, { ships: 3, skips: 1 }))).toBe('75% of 4');
  expect(said('community', tool({ ships: 900, skips: 350 }, none, 8))).toBe(
    '72% of 1,250, simulated',
  );
  expect(said('community', tool({ ships: 2, skips: 1 }, none, 3))).toBe(
    '67% of 3, early, simulated',
  );
});

it('takes sides in colour only where the interval does', () => {
  const colour = (ships: number, skips: number) =>
    badgeOf(tool({ ships, skips }), { ...light, kind: 'community' }).color;
  expect(colour(91, 37)).toBe('#14502f');
  expect(colour(37, 91)).toBe('#8a2a10');
  expect(colour(6, 5)).toBe(colour(0, 0));
  expect(badgeOf(tool(), { theme: 'dark', kind: 'panel' }).labelColor).not.toBe(
    badgeOf(tool(), { theme: 'light', kind: 'panel' }).labelColor,
  );
});

it('reads the whole out, whatever the tool is called, and nothing of a name becomes markup', () => {
  const names = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><svg onload=x>',
      '視覚言語モデル',
      '$& $1 $`',
      'a'.repeat(60),
    ),
  );
  fc.assert(
    fc.property(names, (name) => {
      const badge = badgeOf(tool({ ships: 91, skips: 37 }, none, 0, name), {
        ...light,
        kind: 'community',
      });
      const { body } = drawBadge(badge);
      expect(
        body.match(/<(?!\/)([a-zA-Z]+)/g)?.filter((tag) => /script|foreign|image/i.test(tag)),
      ).toEqual([]);
      expect(body.match(/<title>/g)).toHaveLength(1);
      expect(body.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      const label = /aria-label="([^"]*)"/.exec(body)?.[1] ?? '';
      expect(label).toContain('71% of 128 votes say ship, 95% interval');
      expect(body).toContain(`<title>${label}</title>`);
    }),
  );
});

it('a badge of nothing says so', () => {
  expect(drawBadge(emptyBadge('not found')).body).toContain('not found');
  expect([slugOfBadge('zed.svg'), slugOfBadge('zed.png'), slugOfBadge('zed')]).toEqual([
    'zed',
    null,
    null,
  ]);
  expect(badgeQuerySchema.parse({})).toEqual({ kind: 'community', theme: 'light' });
  expect(badgeQuerySchema.safeParse({ kind: 'all' }).success).toBe(false);
});
