import type { Choice } from './tally';

/** A stream of numbers from 0 (in) to 1 (out), the same for the same seed. */
export type Random = () => number;

/**
 * Answers a stream of random numbers for trying things out; never for a secret. `seed` counts by its
 * low 32 bits. Source: Mulberry32, Tommy Ettinger 2017, public domain.
 */
export function mulberry32(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One vote of a made-up voter; null takes an earlier one back. */
export type PlannedVote = { tool: string; choice: Choice | null; at: Date };

/** A made-up voter (a version 4 UUID) and their votes, the earliest first. */
export type PlannedVoter = { id: string; votes: PlannedVote[] };

export type SimulationOptions = {
  /** How many voters: a whole number from 0. */
  voters: number;
  /** Over how many days before `now` they vote. */
  days: number;
  now: Date;
  /** The slugs of the tools that are voted on; at least one. */
  tools: readonly string[];
  seed: number;
};

/** The most tools that one voter votes on. */
export const MOST_TOOLS = 6;
const MS_A_DAY = 86_400_000;
const CHANGES_MIND = 0.12;
const TAKES_BACK = 0.06;

/**
 * Plans made-up votes, one voter after the other, the same ones for the same options. Each voter
 * votes on 1 to 6 tools; some change their mind later and some take a vote back. Each tool has a
 * share of ships of its own (from 0.2 to 0.95), and few tools draw most of the voters, as in life.
 * @throws RangeError when there is no tool to vote on
 */
export function* planVotes(options: SimulationOptions): Generator<PlannedVoter> {
  if (options.tools.length === 0) throw new RangeError('There is no tool to vote on');
  const random = mulberry32(options.seed);
  const field = planTools(options.tools, random);
  for (let planned = 0; planned < options.voters; planned += 1) {
    yield planVoter(field, options, random);
  }
}

type Field = { tool: string; share: number; weight: number }[];

function planTools(tools: readonly string[], random: Random): Field {
  const drawn = [...tools]
    .sort()
    .map((tool) => ({ tool, share: 0.2 + 0.75 * random(), at: random() }));
  // Zipf's law, softened: the tool of rank n draws 1 / n^0.8 of what the first one draws.
  return drawn
    .sort((a, b) => a.at - b.at)
    .map(({ tool, share }, rank) => ({ tool, share, weight: (rank + 1) ** -0.8 }));
}

function planVoter(field: Field, { days, now }: SimulationOptions, random: Random): PlannedVoter {
  const id = planId(random);
  const wanted = Math.min(field.length, 1 + Math.floor(MOST_TOOLS * random() ** 2));
  let at = now.getTime() - days * MS_A_DAY * random();
  // What comes later comes nearer to now, never after it.
  const later = (most: number) => {
    at += Math.min(most, now.getTime() - at) * random();
    return new Date(at);
  };
  const votes: PlannedVote[] = [];
  for (const { tool, share } of pickTools(field, wanted, random)) {
    votes.push({ tool, choice: random() < share ? 'ship' : 'skip', at: later(300_000) });
  }
  for (const { tool, choice } of [...votes]) {
    const turn = random();
    if (turn < TAKES_BACK) votes.push({ tool, choice: null, at: later(MS_A_DAY) });
    else if (turn < TAKES_BACK + CHANGES_MIND) {
      votes.push({ tool, choice: choice === 'ship' ? 'skip' : 'ship', at: later(MS_A_DAY) });
    }
  }
  return { id, votes };
}

function pickTools(field: Field, count: number, random: Random): Field {
  const left = [...field];
  const picked: Field = [];
  while (picked.length < count) {
    let point = random() * left.reduce((sum, { weight }) => sum + weight, 0);
    const found = left.findIndex(({ weight }) => {
      point -= weight;
      return point < 0;
    });
    // Rounding can leave the point a hair past the last one.
    picked.push(...left.splice(found === -1 ? left.length - 1 : found, 1));
  }
  return picked;
}

function planId(random: Random): string {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
