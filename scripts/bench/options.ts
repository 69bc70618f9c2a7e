import { parseArgs } from 'node:util';
import { Fault, messageOf } from '../lib/fault';

const PARTS = [
  'page',
  'vote',
  'tally',
  'bytes',
  'lighthouse',
  'desk',
  'search',
  'lists',
  'leaderboard',
  'mail',
] as const;
/** `profile` stands alone: a profiled server is a slower one. */
export type Part = (typeof PARTS)[number] | 'profile';

export interface BenchOptions {
  parts: Part[];
  rounds: number;
  seconds: number;
  /** Fewer readers of the newsletter: to try the measurement, not to believe it. */
  quick: boolean;
}

const USAGE = `Use: npm run bench -- [${PARTS.join('|')}|profile]… [--rounds 5] [--seconds 3.5] [--quick]`;

const isPart = (text: string): text is Part =>
  text === 'profile' || PARTS.some((part) => part === text);

function number(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new Fault(`--${name} must be a number from ${least} to ${most}. ${USAGE}`);
}

function read(args: string[]) {
  const options = {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3.5' },
    quick: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Fault(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
}

/** Reads the command line: which parts to measure (all by default), and how long. */
export function readOptions(args: string[]): BenchOptions {
  const { values, positionals } = read(args);
  const parts = positionals.map((text) => {
    if (isPart(text)) return text;
    throw new Fault(`There is no part "${text}". ${USAGE}`);
  });
  return {
    parts: parts.length > 0 ? parts : [...PARTS],
    rounds: Math.floor(number(values.rounds, 'rounds', 1, 100)),
    seconds: number(values.seconds, 'seconds', 0.5, 600),
    quick: values.quick,
  };
}
