import { beforeEach, expect, test, vi } from 'vitest';
import { withExchange } from '@/lib/auth/exchange';
import { hashToken, newToken } from '@/lib/auth/token';
import { readTallies } from '@/lib/data/votes';
import { accounts } from '@/scripts/testing/accounts';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { castVote } from './vote';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const world = await openWorld();
const { sql, tool } = world;
const { member } = accounts(world);

/** One browser: what it sends as its cookies, and what it is handed. */
let jar: Map<string, string>;
beforeEach(() => {
  jar = new Map();
});

/** Runs `work` as within an action that this browser has called. */
function asking<T>(work: () => Promise<T>, host = '127.0.0.1:3000'): Promise<T> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = {
    appendHeader: (_name: string, line: string | readonly string[]) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
      return answer as never;
    },
  };
  return withExchange({ headers: { host, cookie }, answer, canSetCookies: () => true }, work);
}

const vote = (slug: string, more: { as?: 'account' } = {}, choice: 'ship' | 'skip' = 'ship') =>
  asking(() => castVote(null, { tool: slug, choice, ...more }));

async function tallyOf(slug: string) {
  return (await readTallies([slug])).get(slug)?.tally;
}

/** Signs this browser in to an account that has voted to skip `slug`. */
async function signInAndVote(slug: string) {
  const account = await member();
  const token = newToken();
  await sql('UPDATE sessions SET token_hash = $2 WHERE token_hash = $1', [
    account.sessionHash,
    hashToken(token),
  ]);
  jar.set('session', token);
  expect(await vote(slug, {}, 'skip')).toMatchObject({ ok: true });
  return account;
}

test.each(['over', 'unknown', 'malformed'])(
  'a vote with a session that is %s is refused once, then it is a visitor’s',
  async (what) => {
    const { slug } = await tool();
    const { id } = await signInAndVote(slug);
    if (what === 'over') await sql('DELETE FROM sessions WHERE user_id = $1', [id]);
    else jar.set('session', what === 'unknown' ? newToken() : 'x');

    const refused = await vote(slug);
    expect(refused).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^You are signed out by now/),
    });
    expect(jar.size, 'neither session nor voter').toBe(0);
    expect(await tallyOf(slug)).toEqual({ ships: 0, skips: 1 });

    expect(await vote(slug)).toMatchObject({ ok: true });
    expect([...jar.keys()]).toEqual(['voter']);
    expect(await tallyOf(slug)).toEqual({ ships: 1, skips: 1 });
  },
);

test('a vote that is meant as the account’s is nobody else’s, however often it is sent', async () => {
  const { slug } = await tool();
  const { id } = await signInAndVote(slug);
  expect(await vote(slug, { as: 'account' }, 'ship')).toMatchObject({
    ok: true,
    data: { ships: 1 },
  });
  await sql('DELETE FROM sessions WHERE user_id = $1', [id]);
  for (let times = 0; times < 3; times += 1) {
    const refused = await vote(slug, { as: 'account' }, 'skip');
    expect(refused).toMatchObject({
      ok: false,
      message: expect.stringContaining('your vote stands as it was'),
    });
  }
  expect(jar.size).toBe(0);
  expect(await tallyOf(slug)).toEqual({ ships: 1, skips: 0 });
});

test('over https a session is only believed from the cookie that this very host has set', async () => {
  const { slug } = await tool();
  await signInAndVote(slug);
  const there = () => castVote(null, { tool: slug, choice: 'ship', as: 'account' });
  // As a sibling domain would plant it.
  expect(await asking(there, 'ship.example')).toMatchObject({ ok: false });
  jar.set('__Host-session', jar.get('session') ?? '');
  expect(await asking(there, 'ship.example')).toMatchObject({ ok: true });
  jar.set('__Host-session', newToken());
  expect(await asking(there, 'ship.example')).toMatchObject({ ok: false });
  expect([...jar.keys()]).toEqual(['session']);
});

test('a visitor’s vote is one statement', async () => {
  const { slug } = await tool();
  const sent = await statementsOf(() => vote(slug));
  expect(sent.filter(({ text }) => !text.includes('pg_notify'))).toHaveLength(1);
});
