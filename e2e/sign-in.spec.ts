import { randomBytes } from 'node:crypto';
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixtures';
import { askForLink, HERE, readLink } from './support/mailbox';
import { newAccount, onDatabase, signInAs, signInTo } from './support/sign-in';

const ORIGIN = `http://127.0.0.1:${process.env.E2E_PORT}`;

const newEmail = (): string => `visitor-${randomBytes(5).toString('hex')}@test.example`;

/** The address that this browser is signed in with; none for a visitor. */
async function signedInAs(page: Page): Promise<string | undefined> {
  const { account } = await (await page.request.get('/api/me/export')).json();
  return account?.email;
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'session');

/** The hidden fields of the sign-in form, with which a program can send it like a browser. */
async function readSignInForm(page: Page): Promise<Record<string, string>> {
  await page.goto('/signin');
  const hidden = page.getByRole('main').locator('form').first().locator('input[type=hidden]');
  const fields = await hidden.evaluateAll((inputs: HTMLInputElement[]) =>
    inputs.map(({ name, value }) => [name, value]),
  );
  return Object.fromEntries(fields);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}:`, () => {
    test.use({ javaScriptEnabled });

    test('the mailed link signs in, once, and leads back to where one was', async ({
      page,
      context,
      newVisitor,
    }) => {
      const email = newEmail();
      await page.goto('/signin?redirect=/tools');
      await askForLink(page, email);
      const link = await readLink(await newVisitor(HERE), email);

      await page.goto(link);
      await expect(page.getByText(email)).toBeVisible();
      expect(await sessionCookie(context)).toBeUndefined();
      await signInButton(page).click();
      await expect(page).toHaveURL('/tools');
      expect(await signedInAs(page)).toBe(email);
      const cookie = { httpOnly: true, sameSite: 'Lax', secure: false, path: '/' };
      expect(await sessionCookie(context)).toMatchObject(cookie);

      await page.goto(link);
      await expect(heading(page, 'This link was used')).toBeVisible();
      await page.getByRole('link', { name: 'Go on' }).click();
      await expect(page).toHaveURL('/tools');

      const elsewhere = await newVisitor({ javaScriptEnabled });
      await elsewhere.goto(link);
      await expect(heading(elsewhere, 'This link was used')).toBeVisible();
      await expect(signInButton(elsewhere)).toHaveCount(0);
      await expect(elsewhere.getByLabel('Email')).toHaveValue(email);
      await askForLink(elsewhere, email);
    });

    test('an error stands at the field, and what was typed stays', async ({ page }) => {
      await page.goto('/signin');
      const field = page.getByLabel('Email');
      for (const [typed, said] of [
        ['', 'Write your mail address.'],
        ['ada.example.com', 'This is not a mail address: it looks like name@example.com.'],
      ] as const) {
        await field.fill(typed);
        await page.getByRole('button', { name: 'Send sign-in link' }).click();
        await expect(field).toHaveAccessibleDescription(said);
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        await expect(field).toHaveValue(typed);
      }
    });

    test('the demo says which accounts it has, and mails a link to each', async ({
      newVisitor,
    }) => {
      const page = await newVisitor({ ...HERE, javaScriptEnabled });
      await page.goto('/signin');
      for (const role of ['member', 'reviewer', 'admin']) {
        const account = page.getByRole('listitem').filter({ hasText: `${role}@demo.example` });
        await expect(account).toContainText(`${role}:`);
      }
      await page.getByRole('button', { name: 'Mail a link to admin@demo.example' }).click();
      await expect(page.getByRole('status')).toContainText('on its way to admin@demo.example');
      await page.getByRole('link', { name: 'open its mailbox' }).click();
      const mails = page.getByRole('listitem').filter({ hasText: 'to admin@demo.example' });
      await mails.first().getByRole('link').click();
      await signInButton(page).click();
      await expect.poll(() => signedInAs(page)).toBe('admin@demo.example');
    });
  });
}

test('the header leads to the account, by way of signing in', async ({ page, newVisitor }) => {
  const email = newEmail();
  await page.goto('/tools');
  await page.getByRole('link', { name: 'Account' }).click();
  await expect(page).toHaveURL('/signin?redirect=%2Fme');
  await askForLink(page, email);
  await page.goto(await readLink(await newVisitor(HERE), email));
  await signInButton(page).click();
  await expect(page).toHaveURL('/me');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('a GET signs nobody in and uses nothing up, however often a scanner sends it', async ({
  page,
  request,
  newVisitor,
}) => {
  const email = newEmail();
  await page.goto('/signin');
  await askForLink(page, email);
  const link = await readLink(await newVisitor(HERE), email);
  const token = new URL(link).searchParams.get('token') ?? '';
  const others = [
    `/api/auth/callback/email?token=${token}&email=${email}`,
    `/api/auth/callback/email?callbackUrl=/&token=${token}&email=${encodeURIComponent(email)}`,
  ];
  for (const address of [link, link, ...others]) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await request.fetch(address, { method });
      const cookies = answer.headersArray().filter(({ name }) => /^set-cookie$/i.test(name));
      expect(cookies.filter(({ value }) => /^session=/.test(value))).toEqual([]);
    }
  }
  const get = await request.get(`/signin/complete?token=${token}`, { maxRedirects: 0 });
  expect(get.status()).toBe(405);
  expect(await onDatabase('SELECT 1 FROM users WHERE email = $1', [email])).toEqual([]);
  await page.goto(link);
  await signInButton(page).click();
  await expect.poll(() => signedInAs(page)).toBe(email);
});

test('another site’s form does not sign anybody in or out', async ({ page, newVisitor }) => {
  const email = newEmail();
  await page.goto('/signin');
  await askForLink(page, email);
  const link = await readLink(await newVisitor(HERE), email);
  const token = new URL(link).searchParams.get('token') ?? '';
  const headers = { origin: 'https://evil.example' };
  const member = await signInAs(page, 'member');
  for (const path of ['/signin/complete', '/signout', '/signin/with', '/signin']) {
    const answer = await page.request.post(path, { form: { token }, headers, maxRedirects: 0 });
    expect(answer.status(), path).toBe(403);
  }
  expect(await signedInAs(page)).toBe(member.email);
});

test('an old link and an unknown one say so and help to another', async ({ page, newVisitor }) => {
  const email = newEmail();
  await page.goto('/signin?callbackUrl=/compare');
  await askForLink(page, email);
  const link = await readLink(await newVisitor(HERE), email);
  await page.goto(link);
  await onDatabase('UPDATE sign_in_links SET expires_at = now() WHERE email = $1', [email]);
  await signInButton(page).click();
  await expect(heading(page, 'This link is too old')).toBeVisible();
  expect(await signedInAs(page)).toBeUndefined();
  await page.getByRole('button', { name: 'Send sign-in link' }).click();
  await expect(page.getByRole('status')).toContainText(`on its way to ${email}`);
  const next = await readLink(await newVisitor(HERE), email);
  expect(next).not.toBe(link);
  await page.goto(next);
  await signInButton(page).click();
  await expect(page).toHaveURL('/compare');

  const stranger = await newVisitor();
  for (const token of ['', 'x', 'A'.repeat(43), '%00', `${'A'.repeat(43)}&token=b`]) {
    await stranger.goto(`/signin/link?token=${token}`);
    await expect(heading(stranger, 'This link is not known here')).toBeVisible();
    await expect(stranger.getByLabel('Email')).toHaveValue('');
  }
});

test('the answer is the same for an address that has an account', async ({ page }) => {
  const { email: known } = await newAccount('member');
  const answers: (string | undefined)[] = [];
  for (const email of [known, newEmail()]) {
    await page.goto('/signin');
    await askForLink(page, email);
    answers.push((await page.getByRole('status').textContent())?.replaceAll(email, 'ADDRESS'));
  }
  expect(answers[0]).toContain('ADDRESS');
  expect(answers[0]).toBe(answers[1]);
});

test('links to one address, and from one network, are limited', async ({ page, newVoter }) => {
  const form = await readSignInForm(page);
  const ask = async (email: string, from: APIRequestContext = page.request) =>
    (
      await from.post('/signin', { multipart: { ...form, email }, headers: { origin: ORIGIN } })
    ).text();
  const email = newEmail();
  for (let sent = 0; sent < 5; sent += 1) expect(await ask(email)).toContain('on its way to');
  expect(await ask(email)).toMatch(/too many.*no mail was sent.*try again in/i);
  expect(await onDatabase('SELECT 1 FROM mails WHERE "to" = $1', [email])).toHaveLength(5);

  for (let sent = 6; sent < 20; sent += 1) expect(await ask(newEmail())).toContain('on its way');
  expect(await ask(newEmail())).toMatch(/too many/i);
  const elsewhere = await newVoter({ 'x-forwarded-for': '192.0.2.77' });
  expect(await ask(newEmail(), elsewhere)).toContain('on its way');

  const field = page.getByLabel('Email');
  await field.fill(email);
  await page.getByRole('button', { name: 'Send sign-in link' }).click();
  await expect(field).toHaveAccessibleDescription(/too many.*try again in/i);
  await expect(field).toHaveValue(email);
});

const attacks = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '/signin',
  '/api/auth/signout',
];

test('nobody is led away from the site after signing in', async ({ page, newVisitor }) => {
  for (const name of ['redirect', 'callbackUrl']) {
    for (const attack of attacks) {
      await page.goto(`/signin?${name}=${encodeURIComponent(attack)}`);
      await expect(page.locator('input[name=redirect]').first()).toHaveValue('/me');
    }
  }
  const plain = await newVisitor();
  const email = newEmail();
  await plain.goto('/signin?redirect=/tools');
  // As somebody who writes their own form would send it.
  await plain
    .locator('input[name=redirect]')
    .first()
    .evaluate((input: HTMLInputElement) => {
      input.value = '//evil.example';
    });
  await askForLink(plain, email);
  const [link] = await onDatabase<{ return_to: string }>(
    'SELECT return_to FROM sign_in_links WHERE email = $1',
    [email],
  );
  expect(link?.return_to).toBe('/me');

  await signInAs(page, 'member');
  for (const attack of attacks) {
    const address = `/signin?redirect=${encodeURIComponent(attack)}`;
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe('/me');
  }
});

test('a session gets a new token at sign-in and with another role, and the old one is soon worth nothing', async ({
  page,
  context,
  newVisitor,
  newVoter,
}) => {
  const member = await signInAs(page, 'member');
  const tokens = [(await sessionCookie(context))?.value];
  const email = newEmail();
  const other = await newVisitor();
  await other.goto('/signin');
  await askForLink(other, email);
  await page.goto(await readLink(await newVisitor(HERE), email));
  await signInButton(page).click();
  await expect.poll(() => signedInAs(page)).toBe(email);
  tokens.push((await sessionCookie(context))?.value);

  await onDatabase("UPDATE users SET role = 'reviewer' WHERE email = $1", [email]);
  await page.goto('/signin?redirect=/tools');
  await expect(page).toHaveURL('/tools');
  expect(await signedInAs(page)).toBe(email);
  tokens.push((await sessionCookie(context))?.value);

  expect(new Set(tokens).size).toBe(3);
  await onDatabase(
    `UPDATE sessions SET rotated_at = rotated_at - interval '31 seconds'
     FROM users WHERE users.id = user_id AND email = $1`,
    [email],
  );
  for (const token of tokens.slice(0, 2)) {
    const thief = await newVoter({ cookie: `session=${token}` });
    expect((await thief.get('/api/me/export')).status()).toBe(401);
  }
  expect(await onDatabase('SELECT 1 FROM sessions WHERE user_id = $1', [member.userId])).toEqual(
    [],
  );
});

test('signing out ends the session here, or everywhere', async ({ page, context, newVisitor }) => {
  const { userId } = await signInAs(page, 'member');
  const sessions = () => onDatabase('SELECT 1 FROM sessions WHERE user_id = $1', [userId]);
  const answer = await page.request.post('/signout', { form: {} });
  expect(answer.url()).toContain('/signin?left=1');
  expect(await answer.text()).toContain('You are signed out.');
  expect(await sessions()).toEqual([]);
  expect(await sessionCookie(context)).toBeUndefined();

  const account = await signInAs(page, 'member');
  const elsewhere = await newVisitor();
  await signInTo(elsewhere, account);
  await elsewhere.request.post('/signout', { form: { everywhere: 'yes' } });
  expect(await signedInAs(page)).toBeUndefined();
});

test('a page for another role says that it is not for this account', async ({
  page,
  expectFault,
}) => {
  expectFault(/^Failed to load resource: .* 403 /);
  await signInAs(page, 'member');
  const response = await page.goto('/review');
  expect(response?.status()).toBe(403);
  await expect(heading(page, 'This page is not for your account')).toBeVisible();
});

test('pages that know who asks are kept by nobody, and found by no search engine', async ({
  newVisitor,
}) => {
  const page = await newVisitor(HERE);
  for (const path of ['/signin', '/signin/link?token=x', '/dev/mailbox']) {
    const response = await page.goto(path);
    const kept = (await response?.headerValue('cache-control')) ?? '';
    expect(kept, path).toContain('no-store');
    expect(kept, path).not.toContain('public');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  }
});

test('the mailbox is not there for who comes from elsewhere or under another name', async ({
  newVoter,
  baseURL,
}) => {
  const port = new URL(baseURL ?? '').port;
  const stranger = await newVoter();
  expect((await stranger.get('/dev/mailbox')).status(), 'through a proxy').toBe(404);
  const claims: Record<string, string>[] = [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '127.0.0.1', 'x-client-address': '127.0.0.1', 'x-direct-loopback': '1' },
    { forwarded: 'for=127.0.0.1', 'x-forwarded-for': '' },
    { host: `rebound.example:${port}`, 'x-forwarded-for': '' },
  ];
  for (const headers of claims) {
    const answer = await (await newVoter(headers)).get('/dev/mailbox');
    expect(answer.status(), JSON.stringify(headers)).toBe(404);
    expect(await answer.text()).not.toContain('Only this machine');
  }
});

test('axe finds nothing, and nothing scrolls sideways on a phone', async ({ newVisitor }) => {
  const page = await newVisitor(HERE);
  const email = newEmail();
  const check = async () => {
    await expectAccessible(page);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(needed, `${page.url()} at ${width} px`).toBeLessThanOrEqual(width);
    }
  };
  await page.goto('/signin?error=OAuthAccountNotLinked');
  await page.getByRole('button', { name: 'Send sign-in link' }).click();
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await check();
  await askForLink(page, email);
  await check();
  const link = await readLink(page, email);
  await check();
  await page.goto(link);
  await check();
  await page.goto('/signin/link?token=x');
  await check();
});
