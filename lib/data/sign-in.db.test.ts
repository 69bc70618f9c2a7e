import { expect, test } from 'vitest';
import { linkStateOf } from '@/lib/domain/sign-in';
import { openWorld } from '@/scripts/testing/world';
import { deleteSession, deleteSessionsOf, findSession, rotateSession } from './sessions';
import { findLink, keepLink, signInByLink } from './sign-in';

const { sql } = await openWorld();

let made = 0;
const unique = (what: string): string => {
  made += 1;
  return `${what}-${made}`;
};

const session = (given: { replaces?: string; admins?: string[] } = {}) => ({
  tokenHash: unique('session'),
  replaces: null,
  admins: [],
  ...given,
});

/** A fresh link for an address that nobody has signed in with. */
async function newLink(email = `${unique('ada')}@example.com`) {
  const tokenHash = unique('link');
  await keepLink({ tokenHash, email, returnTo: '/tools' });
  return { tokenHash, email };
}

async function stateOf(tokenHash: string) {
  const link = await findLink(tokenHash);
  return linkStateOf(link, link?.now ?? new Date());
}

/** Somebody who is signed in, and the hash of their session. */
async function signIn(email?: string, given: Parameters<typeof session>[0] = {}) {
  const link = await newLink(email);
  const made = session(given);
  const done = await signInByLink(link.tokenHash, made);
  if (!done) throw new Error('The link did not sign in');
  return { ...done.viewer, tokenHash: made.tokenHash };
}

const sessionsOf = (userId: string) =>
  sql<{ token_hash: string }>('SELECT token_hash FROM sessions WHERE user_id = $1', [userId]);

test('a link makes an account at its first use, and only then', async () => {
  const { tokenHash, email } = await newLink();
  const users = () =>
    sql('SELECT role, email_verified_at, name FROM users WHERE email = $1', [email]);
  expect(await users()).toEqual([]);
  const one = session();
  const done = await signInByLink(tokenHash, one);
  expect(done).toMatchObject({ returnTo: '/tools', viewer: { email, name: null, role: 'member' } });
  expect(await users()).toEqual([
    { role: 'member', email_verified_at: expect.any(Date), name: null },
  ]);
  expect(await findSession(one.tokenHash)).toEqual({ viewer: done?.viewer, stale: false });
});

test('looking at a link uses nothing up', async () => {
  const { tokenHash, email } = await newLink();
  for (let look = 0; look < 3; look += 1)
    expect(await findLink(tokenHash)).toMatchObject({ email });
  expect(await stateOf(tokenHash)).toBe('ready');
  expect(await signInByLink(tokenHash, session())).not.toBeNull();
});

test('of 20 that come with one link at once, one is signed in', async () => {
  const { tokenHash, email } = await newLink();
  const tries = Array.from({ length: 20 }, () => session());
  const answers = await Promise.all(tries.map((one) => signInByLink(tokenHash, one)));
  const winners = answers.flatMap((answer) => answer ?? []);
  expect(winners).toHaveLength(1);
  expect(await sessionsOf(winners[0]?.viewer.userId ?? '')).toHaveLength(1);
  expect(await sql('SELECT 1 FROM users WHERE email = $1', [email])).toHaveLength(1);
});

test('20 links of one address at once sign in to one account', async () => {
  const email = `${unique('bob')}@example.com`;
  const links = await Promise.all(Array.from({ length: 20 }, () => newLink(email)));
  const answers = await Promise.all(links.map((link) => signInByLink(link.tokenHash, session())));
  expect(new Set(answers.map((answer) => answer?.viewer.userId)).size).toBe(1);
  expect(await sessionsOf(answers[0]?.viewer.userId ?? '')).toHaveLength(20);
});

test('a used link says so and signs nobody in', async () => {
  const { tokenHash } = await newLink();
  await signInByLink(tokenHash, session());
  const second = session();
  expect(await stateOf(tokenHash)).toBe('used');
  expect(await signInByLink(tokenHash, second)).toBeNull();
  expect(await findSession(second.tokenHash)).toBeNull();
});

test('a link works for 15 minutes by the database’s clock', async () => {
  const { tokenHash, email } = await newLink();
  const [row] = await sql<{ minutes: number }>(
    `SELECT extract(epoch FROM expires_at - created_at)::float / 60 AS minutes
     FROM sign_in_links WHERE token_hash = $1`,
    [tokenHash],
  );
  expect(row?.minutes).toBeCloseTo(15, 2);
  await sql('UPDATE sign_in_links SET expires_at = now() WHERE token_hash = $1', [tokenHash]);
  expect(await stateOf(tokenHash)).toBe('old');
  const other = session({ replaces: (await signIn()).tokenHash });
  expect(await signInByLink(tokenHash, other)).toBeNull();
  expect(await sql('SELECT 1 FROM users WHERE email = $1', [email])).toEqual([]);
  // Who comes with an old link stays signed in as who they were.
  expect(await findSession(other.replaces ?? '')).not.toBeNull();
});

test('a link that never was is unknown', async () => {
  expect(await stateOf('nobody-made-it')).toBe('unknown');
  expect(await signInByLink('nobody-made-it', session())).toBeNull();
});

test('links of yesterday go when one is made', async () => {
  const old = await newLink();
  await sql(
    "UPDATE sign_in_links SET expires_at = now() - interval '25 hours' WHERE token_hash = $1",
    [old.tokenHash],
  );
  await newLink();
  expect(await findLink(old.tokenHash)).toBeNull();
});

test('signing in anew ends the session that this browser had, and no other', async () => {
  const elsewhere = await signIn();
  const before = await signIn(elsewhere.email);
  const now = await signIn(elsewhere.email, { replaces: before.tokenHash });
  expect(await findSession(before.tokenHash)).toBeNull();
  expect(await findSession(now.tokenHash)).not.toBeNull();
  expect(await findSession(elsewhere.tokenHash)).not.toBeNull();
});

test('addresses of ADMIN_EMAILS are admins from their next sign-in, and nobody loses a role', async () => {
  const email = `${unique('root')}@example.com`;
  expect((await signIn(email)).role).toBe('member');
  expect((await signIn(email, { admins: [email, 'other@example.com'] })).role).toBe('admin');
  expect((await signIn(email)).role).toBe('admin');
  expect((await signIn(undefined, { admins: [email] })).role).toBe('member');
});

test('a session that has run out is none, and goes when a link is made', async () => {
  const { tokenHash, userId } = await signIn();
  await sql("UPDATE sessions SET expires_at = now() - interval '1 s' WHERE token_hash = $1", [
    tokenHash,
  ]);
  expect(await findSession(tokenHash)).toBeNull();
  expect(await sessionsOf(userId)).toHaveLength(1);
  await newLink();
  expect(await sessionsOf(userId)).toEqual([]);
});

test('a change of role makes every session stale, and a stale one is made anew once', async () => {
  const { tokenHash, userId } = await signIn();
  await sql("UPDATE users SET role = 'reviewer' WHERE id = $1", [userId]);
  expect(await findSession(tokenHash)).toMatchObject({ stale: true, viewer: { role: 'reviewer' } });

  const fresh = Array.from({ length: 20 }, () => unique('fresh'));
  const rotated = await Promise.all(fresh.map((hash) => rotateSession(tokenHash, hash)));
  expect(rotated.filter(Boolean)).toHaveLength(1);
  const winner = fresh[rotated.indexOf(true)] ?? '';
  expect(await findSession(winner)).toMatchObject({ stale: false, viewer: { role: 'reviewer' } });
  expect(await sessionsOf(userId)).toEqual([{ token_hash: winner }]);
  // By the old one for as long as requests with it may be under way.
  expect(await findSession(tokenHash)).toEqual(await findSession(winner));
  await sql("UPDATE sessions SET rotated_at = now() - interval '31 s' WHERE user_id = $1", [
    userId,
  ]);
  expect(await findSession(tokenHash)).toBeNull();
});

test('signing out ends one session, or all of the account’s', async () => {
  const here = await signIn();
  const there = await signIn(here.email);
  const other = await signIn();
  await deleteSession(here.tokenHash);
  expect(await findSession(here.tokenHash)).toBeNull();
  expect(await findSession(there.tokenHash)).not.toBeNull();
  await deleteSessionsOf(here.userId);
  expect(await findSession(there.tokenHash)).toBeNull();
  expect(await findSession(other.tokenHash)).not.toBeNull();
});

test('the database refuses a place to return to that is not ours', async () => {
  for (const returnTo of ['//evil.example', '/\\evil.example', 'https://evil.example', '']) {
    const link = { tokenHash: unique('link'), email: 'ada@example.com', returnTo };
    await expect(keepLink(link), returnTo).rejects.toThrow('sign_in_links_return_here');
  }
});
