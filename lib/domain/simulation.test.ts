import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MOST_TOOLS, mulberry32, type PlannedVoter, planVotes } from './simulation';
import { type Choice, moveTally } from './tally';

describe('mulberry32', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const first = (seed: number) => Array.from({ length: 4 }, mulberry32(seed));
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it('spreads evenly from 0 to 1', () => {
    const random = mulberry32(7);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 50_000; n += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 5_000)).toBeLessThan(300);
  });
});

const now = new Date('2026-11-23T12:00:00Z');
const tools = Array.from({ length: 20 }, (_, n) => `tool-${n}`);
const plan = (part: Partial<Parameters<typeof planVotes>[0]> = {}): PlannedVoter[] => [
  ...planVotes({ voters: 400, days: 30, now, tools, seed: 1, ...part }),
];

describe('planVotes', () => {
  it('plans the same for the same seed, whatever order the tools come in', () => {
    expect(plan()).toEqual(plan({ tools: [...tools].reverse() }));
    expect(plan()).not.toEqual(plan({ seed: 2 }));
  });

  it('keeps to what a voter can do', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 3650 }),
        fc.integer({ min: 1, max: 20 }),
        (seed, days, count) => {
          const some = tools.slice(0, count);
          const voters = plan({ seed, days, tools: some, voters: 20 });
          expect(voters).toHaveLength(20);
          for (const { id, votes } of voters) {
            expect(z.uuidv4().safeParse(id).success).toBe(true);
            expect(votes.length).toBeGreaterThanOrEqual(1);
            const said = new Map<string, Choice>();
            let tally = { ships: 0, skips: 0 };
            let before = now.getTime() - days * 86_400_000;
            for (const { tool, choice, at } of votes) {
              expect(some).toContain(tool);
              expect(at.getTime()).toBeGreaterThanOrEqual(before - 1);
              expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
              before = at.getTime();
              // Throws where a vote is taken back that was never given.
              tally = moveTally(tally, said.get(tool) ?? null, choice);
              expect(choice).not.toBe(said.get(tool));
              if (choice) said.set(tool, choice);
            }
            expect(new Set(votes.map(({ tool }) => tool)).size).toBeLessThanOrEqual(MOST_TOOLS);
          }
        },
      ),
    );
  });

  it('has voters of all kinds, and no two of one id', () => {
    const voters = plan({ voters: 3_000 });
    expect(new Set(voters.map(({ id }) => id)).size).toBe(3_000);
    const kinds = voters.map(({ votes }) => new Set(votes.map(({ tool }) => tool)).size);
    expect(new Set(kinds)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    const turns = voters.flatMap(({ votes }) => votes.map(({ choice }) => choice));
    expect(new Set(turns)).toEqual(new Set(['ship', 'skip', null]));
  });

  it('gives each tool a share of its own, and few tools most of the votes', () => {
    const votes = plan({ voters: 5_000 }).flatMap((voter) => voter.votes);
    const of = (tool: string) => votes.filter((vote) => vote.tool === tool);
    const share = (tool: string) =>
      of(tool).filter(({ choice }) => choice === 'ship').length / of(tool).length;
    const shares = tools.map(share).sort((a, b) => a - b);
    expect((shares.at(-1) ?? 0) - (shares[0] ?? 0)).toBeGreaterThan(0.3);
    const counts = tools.map((tool) => of(tool).length).sort((a, b) => b - a);
    expect(counts[0] ?? 0).toBeGreaterThan(4 * (counts.at(-1) ?? 0));
    expect(counts.at(-1)).toBeGreaterThan(0);
  });

  it('wants a tool', () => {
    expect(() => plan({ tools: [] })).toThrow(RangeError);
    expect(plan({ voters: 0 })).toEqual([]);
  });
});
