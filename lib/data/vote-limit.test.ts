import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Limit = typeof import('./vote-limit');

/** The limit as a new process has it, with nothing counted yet. */
async function freshLimit(votesPerHour?: string): Promise<Limit['countVoteFrom']> {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for('shipworthy.limits'));
  vi.stubEnv('VOTES_PER_IP_PER_HOUR', votesPerHour);
  return (await import('./vote-limit')).countVoteFrom;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it('takes 60 votes of an address, and says when the 61st may come', async () => {
  const countVoteFrom = await freshLimit();
  for (let vote = 1; vote <= 60; vote += 1) expect(await countVoteFrom('one')).toBeNull();
  expect(await countVoteFrom('one')).toBe(3_600);
  vi.advanceTimersByTime(1_000_000);
  expect(await countVoteFrom('one')).toBe(2_600);
});

it('counts each address by itself', async () => {
  const countVoteFrom = await freshLimit('2');
  for (const address of ['one', 'other']) {
    expect(await countVoteFrom(address)).toBeNull();
    expect(await countVoteFrom(address)).toBeNull();
    expect(await countVoteFrom(address)).not.toBeNull();
  }
});

it('opens again an hour after the first vote, even for one who kept trying', async () => {
  const countVoteFrom = await freshLimit('1');
  expect(await countVoteFrom('one')).toBeNull();
  for (let minute = 0; minute < 59; minute += 1) {
    vi.advanceTimersByTime(60_000);
    const wait = await countVoteFrom('one');
    expect(wait).toBe(3_600 - (minute + 1) * 60);
  }
  vi.advanceTimersByTime(59_999);
  expect(await countVoteFrom('one')).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await countVoteFrom('one')).toBeNull();
  expect(await countVoteFrom('one')).toBe(3_600);
});

it('counts votes that come at once', async () => {
  const countVoteFrom = await freshLimit('10');
  const answers = await Promise.all(Array.from({ length: 50 }, () => countVoteFrom('one')));
  expect(answers.filter((wait) => wait === null)).toHaveLength(10);
});
