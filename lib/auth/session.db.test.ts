import { expect, test, vi } from 'vitest';
import { deleteSession, findSession } from '@/lib/data/sessions';
import { accounts } from '@/scripts/testing/accounts';
import { openWorld } from '@/scripts/testing/world';
import { withExchange } from './exchange';
import { readSession } from './session';
import { hashToken, newToken } from './token';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const world = await openWorld();
const { sql } = world;
const { member } = accounts(world);

/** A browser's request with this token: who it comes from, and the tokens that it is handed. */
async function ask(token: string, canSetCookies = true) {
  const handed: string[] = [];
  const answer = {
    appendHeader: (_name: string, line: string | readonly string[]) => {
      if (!canSetCookies) throw new Error('ERR_HTTP_HEADERS_SENT');
      handed.push(/^session=([^;]+)/.exec(String(line))?.[1] ?? '');
      return answer as never;
    },
  };
  const headers = { host: '127.0.0.1:3000', cookie: `session=${token}` };
  const exchange = { headers, answer, canSetCookies: () => canSetCookies };
  return { viewer: await withExchange(exchange, readSession), handed };
}

/** Somebody who is signed in and was made a reviewer since. */
async function promoted() {
  const account = await member();
  const token = newToken();
  await sql('UPDATE sessions SET token_hash = $2 WHERE token_hash = $1', [
    account.sessionHash,
    hashToken(token),
  ]);
  await sql("UPDATE users SET role = 'reviewer' WHERE id = $1", [account.id]);
  return { ...account, token };
}

const REVIEWER = { role: 'reviewer' };
const passTime = (userId: string, seconds: number) =>
  sql(
    'UPDATE sessions SET rotated_at = rotated_at - make_interval(secs => $2) WHERE user_id = $1',
    [userId, seconds],
  );

test('an answer that can’t hand out a token leaves the one there is as it was', async () => {
  const { token } = await promoted();
  for (let times = 0; times < 2; times += 1) {
    expect((await ask(token, false)).viewer).toMatchObject(REVIEWER);
  }
  expect(await findSession(hashToken(token))).toMatchObject({ stale: true });
  const { viewer, handed } = await ask(token);
  expect(viewer).toMatchObject(REVIEWER);
  expect(handed).toHaveLength(1);
  expect(await findSession(hashToken(handed[0] ?? ''))).toMatchObject({ stale: false });
});

test('of requests at the same time one gets the new token, and all are signed in', async () => {
  const { id, token } = await promoted();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(token, n % 4 > 0)));
  for (const { viewer } of answers) expect(viewer).toMatchObject(REVIEWER);
  const handed = answers.flatMap((answer) => answer.handed);
  expect(handed).toHaveLength(1);

  // A page that an action makes anew has the old token too.
  const later = await ask(token);
  expect(later).toEqual({ viewer: answers[0]?.viewer, handed: [] });
  await passTime(id, 31);
  expect((await ask(token)).viewer).toBeNull();
  expect((await ask(handed[0] ?? '')).viewer).toMatchObject(REVIEWER);
});

test('who signs out with the old token is signed out with the new one too', async () => {
  const { token } = await promoted();
  const { handed } = await ask(token);
  await deleteSession(hashToken(token));
  expect((await ask(handed[0] ?? '')).viewer).toBeNull();
  expect((await ask(token)).viewer).toBeNull();
});
