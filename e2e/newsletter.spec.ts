import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixtures';
import { onDatabase } from './support/sign-in';

test.describe.configure({ mode: 'default' });

const newAddress = () => `${randomUUID()}@test.example`;
const BOX = 'Get the next comparison in your inbox';
const boxOf = (page: Page) => page.getByRole('region', { name: BOX });

type Row = { id: string; state: string };
const rowOf = async (email: string): Promise<Row | undefined> =>
  (await onDatabase<Row>('SELECT id, state FROM subscribers WHERE email = $1', [email]))[0];

/** The path of the link in the newest mail to this address. */
async function linkTo(email: string): Promise<string> {
  const find = () =>
    onDatabase<{ text: string }>('SELECT text FROM mails WHERE "to" = $1 ORDER BY id DESC', [
      email,
    ]);
  await expect.poll(find).not.toEqual([]);
  const [address = ''] = (await find())[0]?.text.match(/^https?:\S+$/m) ?? [];
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** Somebody who subscribes, and the token of their leave link, out of the mail to who asks twice. */
async function subscriber(request: APIRequestContext): Promise<{ email: string; token: string }> {
  const email = newAddress();
  await onDatabase(
    `INSERT INTO subscribers (email, state, confirmed_at, confirmed_from)
     VALUES ($1, 'confirmed', now(), 'home')`,
    [email],
  );
  await ask(request, email);
  const [, token = ''] = (await linkTo(email)).split('token=');
  return { email, token };
}

const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Sends a page's form to subscribe as a browser without JavaScript does; answers the page. */
async function ask(
  request: APIRequestContext,
  email: string,
  path = '/newsletter',
): Promise<string> {
  const page = await request.get(path);
  const html = await page.text();
  const form = html.split('<form').find((part) => part.includes('name="topic"')) ?? '';
  const hidden = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  const fields = [...hidden].map(([, name, value]) => [plain(name ?? ''), plain(value ?? '')]);
  const multipart = { ...Object.fromEntries(fields), email, topic: '' };
  const headers = { origin: new URL(page.url()).origin };
  const answer = await request.post(path, { multipart, headers });
  expect(answer.status()).toBe(200);
  return answer.text();
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one subscribes, confirms, leaves and comes back; each page has its button', async ({
    page,
  }) => {
    const email = newAddress();
    const main = page.getByRole('main');
    await page.goto('/newsletter');
    await page.getByLabel('Email').fill('ada at example');
    await page.getByRole('checkbox', { name: 'Audio' }).check();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    const field = page.getByLabel('Email');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/not a mail address/);
    await expect(field).toHaveValue('ada at example');
    await expect(page.getByRole('checkbox', { name: 'Audio' })).toBeChecked();

    await field.fill(` ${email.toUpperCase()} `);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect(main).toContainText('One more step: look into your mail.');
    expect(await rowOf(email)).toMatchObject({ state: 'pending' });

    const confirm = await linkTo(email);
    const opened = await page.goto(confirm);
    expect(opened?.headers()).toMatchObject({
      'referrer-policy': 'same-origin',
      'cache-control': expect.stringContaining('no-store'),
    });
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await expect(main).toContainText(`about Audio are to go to ${email}`);
    expect(await rowOf(email)).toMatchObject({ state: 'pending' });
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed');
    expect(await rowOf(email)).toMatchObject({ state: 'confirmed' });
    await page.goto(confirm);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed already');

    // Who asks once more is mailed the way out.
    await page.goto('/newsletter');
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect(main).toContainText('One more step: look into your mail.');
    await expect.poll(() => linkTo(email)).toMatch(/^\/newsletter\/unsubscribe\?/);
    await page.goto(await linkTo(email));
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed');
    expect(await rowOf(email)).toMatchObject({ state: 'left' });
    const left = page.url();
    await page.goto(confirm);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link was used');
    await expect(page.getByLabel('Email')).toHaveValue(email);
    await expect(page.getByRole('checkbox', { checked: true })).toHaveAccessibleName('Audio');
    await page.goto(left);
    await page.getByRole('button', { name: 'Subscribe again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed again');
    expect(await rowOf(email)).toMatchObject({ state: 'confirmed' });
  });

  test('the box at the end of a public page takes an address, and answers where it stands', async ({
    page,
    request,
  }) => {
    const email = newAddress();
    await page.goto('/suggest');
    await boxOf(page).getByLabel('Email').fill(email);
    await boxOf(page).getByRole('button', { name: 'Subscribe' }).click();
    await expect(boxOf(page)).toContainText(`If ${email} does not get`);
    await expect(boxOf(page).getByText('One more step')).toBeInViewport();
    expect(await rowOf(email)).toMatchObject({ state: 'pending' });
    for (const path of ['/', '/compare/ollama-vs-lm-studio', '/search?q=olla']) {
      const other = newAddress();
      expect(await ask(request, other, path), path).toContain('One more step');
      expect(await rowOf(other), path).toMatchObject({ state: 'pending' });
    }
  });
});

test('with JavaScript the box answers in place, and keeps what was typed', async ({
  page,
  expectFault,
}) => {
  expectFault(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/methodology');
  const box = boxOf(page);
  await box.getByLabel('Email').fill('ada');
  await box.getByRole('button', { name: 'Subscribe' }).click();
  await expect(box.getByLabel('Email')).toHaveAccessibleDescription(/not a mail address/);
  await expect(box.getByLabel('Email')).toHaveValue('ada');
  await expect(box.getByLabel('Email')).toBeFocused();

  // Nothing else of the page is lost when nothing answers.
  const email = newAddress();
  await box.getByLabel('Email').fill(email);
  await page.context().setOffline(true);
  await box.getByRole('button', { name: 'Subscribe' }).click();
  await expect(box.getByLabel('Email')).toHaveAccessibleDescription(/did not arrive/);
  await expect(box.getByLabel('Email')).toHaveValue(email);
  await page.context().setOffline(false);
  await box.getByRole('button', { name: 'Subscribe' }).click();
  await expect(box.getByText('One more step')).toBeInViewport();
  await expect(box.locator(':focus')).toContainText('One more step');
  await expect(box.getByLabel('Email')).toHaveValue('');
  expect(new URL(page.url()).pathname).toBe('/methodology');
});

test('the answer is the same for an address that is known and one that is not', async ({
  request,
}) => {
  const known = await subscriber(request);
  const strange = newAddress();
  const answers = [];
  for (const email of [known.email, strange]) {
    const [main = ''] = /<main.*<\/main>/s.exec(await ask(request, email)) ?? [];
    answers.push(main.replaceAll(email, 'ADDRESS'));
  }
  expect(answers[0]).toContain('One more step');
  expect(answers[0]).toBe(answers[1]);
});

test('what scanners do with the links changes nothing', async ({ request }) => {
  const email = newAddress();
  await ask(request, email);
  const confirm = await linkTo(email);
  const { email: confirmed, token } = await subscriber(request);
  const leaves = ['/newsletter/unsubscribe', '/api/newsletter/unsubscribe'];
  for (const path of [confirm, ...leaves.map((page) => `${page}?token=${token}`)]) {
    expect((await request.get(path)).status(), path).toBe(200);
    expect((await request.head(path)).status(), path).toBe(200);
  }
  expect(await rowOf(email)).toMatchObject({ state: 'pending' });
  expect(await rowOf(confirmed)).toMatchObject({ state: 'confirmed' });
});

test('one click leaves, from any site, without cookies, and twice', async ({ request }) => {
  const { email, token } = await subscriber(request);
  const address = `/api/newsletter/unsubscribe?token=${token}`;
  for (const headers of [{ origin: 'https://mail.example' }, { origin: 'null' }]) {
    const answer = await request.post(address, {
      headers: { ...headers, 'sec-fetch-site': 'cross-site' },
      form: { 'List-Unsubscribe': 'One-Click' },
    });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['set-cookie']).toBeUndefined();
    expect(answer.headers()['cache-control']).toContain('no-store');
    expect(await rowOf(email)).toMatchObject({ state: 'left' });
  }
  const shown = await request.get(address, { maxRedirects: 0 });
  expect([shown.status(), shown.headers().location]).toEqual([
    303,
    `/newsletter/unsubscribe?token=${token}`,
  ]);
  await onDatabase('DELETE FROM subscribers WHERE email = $1', [email]);
  expect((await request.post(address)).status()).toBe(200);
  expect(await (await request.get(address)).text()).toContain('This subscription has ended');
});

test('forged, damaged and mistaken links are refused kindly, and change nothing', async ({
  request,
}) => {
  const email = newAddress();
  await ask(request, email);
  const [, confirm = ''] = (await linkTo(email)).split('token=');
  const { email: confirmed, token } = await subscriber(request);
  for (const wrong of ['', 'none', `${confirm}x`, confirm.slice(0, -1), token, '%00']) {
    const page = await request.get(`/newsletter/confirm?token=${wrong}`);
    expect(page.status(), wrong).toBe(404);
    expect(await page.text(), wrong).toContain('This link is not known here');
    await request.post('/newsletter/confirm/complete', { form: { token: wrong } });
  }
  for (const wrong of [confirm, `${token}x`]) {
    expect((await request.get(`/newsletter/unsubscribe?token=${wrong}`)).status()).toBe(404);
    const posted = await request.post(`/api/newsletter/unsubscribe?token=${wrong}`);
    expect(posted.status()).toBe(400);
    for (const button of ['complete', 'again']) {
      await request.post(`/newsletter/unsubscribe/${button}`, { form: { token: wrong } });
    }
  }
  // A form of another site is refused whatever it holds.
  const foreign = await request.post('/newsletter/confirm/complete', {
    ...{ form: { token: confirm }, headers: { origin: 'https://elsewhere.example' } },
  });
  expect(foreign.status()).toBe(403);
  expect(await rowOf(email)).toMatchObject({ state: 'pending' });
  expect(await rowOf(confirmed)).toMatchObject({ state: 'confirmed' });
});

test('the pages are accessible and fit a phone', async ({ page, request }) => {
  const email = newAddress();
  await ask(request, email);
  const confirm = await linkTo(email);
  const { token } = await subscriber(request);
  for (const path of ['/newsletter', confirm, `/newsletter/unsubscribe?token=${token}`]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
