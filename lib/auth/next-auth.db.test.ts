import type { OAuthConfig } from 'next-auth/providers/index';
import { beforeEach, expect, test, vi } from 'vitest';
import { findSession } from '@/lib/data/sessions';
import { openWorld } from '@/scripts/testing/world';
import { withExchange } from './exchange';
import { askNextAuth, startSignInWith } from './next-auth';
import { hashToken } from './token';

// Another site that takes everybody for `person`, without a network in between.
const { person, jar } = vi.hoisted(() => ({
  person: { id: '', email: '' },
  jar: new Map<string, string>(),
}));
const other: OAuthConfig<typeof person> = {
  ...{ id: 'github', name: 'GitHub', type: 'oauth', clientId: 'id', clientSecret: 'secret' },
  authorization: 'https://other.example/authorize',
  token: {
    // With a way of its own to get a token, a provider compares these itself.
    request: async ({ params, checks }) => {
      if (params.state !== checks.state) throw new Error('state mismatch');
      return { tokens: { access_token: 'token' } };
    },
  },
  userinfo: { request: async () => ({ sub: person.id }) },
  profile: () => ({ ...person, name: null, image: null }),
};
vi.mock('./providers', () => ({ findProviders: () => [other] }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000');

const { sql } = await openWorld();

let host: string;

/** Runs `ask` as within a request of this browser. */
function asking(ask: () => Promise<Response>): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host, cookie };
  const answer = {
    appendHeader: (): never => {
      throw new Error('next-auth hands out its cookies itself');
    },
  };
  return withExchange({ headers, answer, canSetCookies: () => false }, ask);
}

/** Keeps an answer's cookies as a browser does. */
function keep(answer: Response): Response {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /Max-Age=0/.test(line)) jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
  return answer;
}

/** Signs in through the other site; `state` is what it hands back instead of what it was given. */
async function signIn(returnTo = '/tools', state?: string): Promise<string> {
  const start = () => startSignInWith('github', returnTo, Object.fromEntries(jar));
  const away = keep(await asking(start));
  const address = new URL(away.headers.get('location') ?? '');
  expect(address.origin).toBe('https://other.example');
  const finish = () =>
    askNextAuth({
      ...{ method: 'GET', path: ['callback', 'github'], body: {} },
      query: { code: 'code', state: state ?? address.searchParams.get('state') ?? '' },
      cookies: Object.fromEntries(jar),
    });
  const back = keep(await asking(finish));
  return back.headers.get('location') ?? '';
}

const session = async () => findSession(hashToken(jar.get('session') ?? ''));
let people = 0;

beforeEach(() => {
  host = '127.0.0.1:3000';
  jar.clear();
  people += 1;
  Object.assign(person, { id: `person-${people}`, email: `person-${people}@other.example` });
});

test('makes an account at the first sign-in, and finds it again by the other site’s', async () => {
  expect(await signIn()).toBe('http://127.0.0.1:3000/tools');
  const first = await session();
  expect(first?.viewer).toMatchObject({ email: person.email, role: 'member', name: null });
  const earlier = jar.get('session') ?? '';

  // The other site may say another address by now: who it is counts.
  person.email = 'moved@other.example';
  await signIn();
  expect((await session())?.viewer).toEqual(first?.viewer);
  expect(jar.get('session')).not.toBe(earlier);
  expect(await findSession(hashToken(earlier))).toBeNull();
  expect(
    await sql('SELECT 1 FROM linked_accounts WHERE provider_account_id = $1', [person.id]),
  ).toHaveLength(1);
});

test('over https a session is in the cookie that only this very host can set', async () => {
  host = 'ship.example';
  await signIn();
  const token = jar.get('__Host-session') ?? '';
  expect((await findSession(hashToken(token)))?.viewer.email).toBe(person.email);
  expect(jar.has('session')).toBe(false);
  // Signing in anew ends the session of before, so it was read by that name too.
  await signIn();
  expect(await findSession(hashToken(token))).toBeNull();
});

test('does not hand an account to who only names its address', async () => {
  await sql("INSERT INTO users (email, role) VALUES ($1, 'admin')", [person.email]);
  expect(await signIn()).toContain('?error=OAuthAccountNotLinked');
  expect(jar.has('session')).toBe(false);
  expect(
    await sql('SELECT 1 FROM linked_accounts WHERE provider_account_id = $1', [person.id]),
  ).toEqual([]);
});

test('a first sign-in that breaks off leaves nothing behind, and is made good by the next', async () => {
  await sql('ALTER TABLE linked_accounts ADD CONSTRAINT broken CHECK (false) NOT VALID');
  try {
    expect(await signIn()).toContain('?error=');
    expect(await sql('SELECT 1 FROM users WHERE email = $1', [person.email])).toEqual([]);
  } finally {
    await sql('ALTER TABLE linked_accounts DROP CONSTRAINT broken');
  }
  expect(await signIn()).toBe('http://127.0.0.1:3000/tools');
  expect((await session())?.viewer).toMatchObject({ email: person.email, role: 'member' });
  expect(
    await sql('SELECT 1 FROM users WHERE email = $1 AND email_verified_at IS NOT NULL', [
      person.email,
    ]),
  ).toHaveLength(1);
});

test('does not take an address that the other site has not verified', async () => {
  person.email = '';
  expect(await signIn()).toContain('?error=AccessDenied');
  expect(jar.has('session')).toBe(false);
});

test('does not join the other site’s account to who is signed in already', async () => {
  await signIn();
  const mine = await session();
  people += 1;
  Object.assign(person, { id: `person-${people}`, email: `person-${people}@other.example` });
  await signIn();
  expect((await session())?.viewer.email).toBe(person.email);
  expect((await session())?.viewer.userId).not.toBe(mine?.viewer.userId);
});

test('takes no answer that was not asked for here', async () => {
  expect(await signIn('/tools', 'forged')).toContain('error=OAuthCallback');
  expect(jar.has('session')).toBe(false);
  const plain = { path: ['signin', 'github'], method: 'POST', query: {}, cookies: {} };
  const answer = await asking(() => askNextAuth({ ...plain, body: { csrfToken: 'guessed' } }));
  expect(answer.headers.get('location')).toContain('csrf=true');
});

test.each(['https://evil.example', '//evil.example', 'http://127.0.0.1:3000//evil.example'])(
  'does not lead to %s',
  async (returnTo) => {
    expect(await signIn(returnTo)).toBe('http://127.0.0.1:3000/me');
  },
);
