import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/lib/postgres/server';
import { type RunningCommand, runCommand } from '../scripts/testing/command';
import { expect, test } from './support/fixtures';
import { askForLink, HERE } from './support/mailbox';
import { type SmtpPeer, startSmtp } from './support/smtp';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

let peer: SmtpPeer;
let site: RunningCommand;
let origin: string;
const dataDir = mkdtempSync(join(tmpdir(), 'shipworthy-smtp-'));

test.beforeAll(async () => {
  peer = await startSmtp();
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  site = runCommand(['start'], {
    ...{ PORT: port, DATA_DIR: dataDir, TRUST_PROXY: '', LOG_LEVEL: 'error' },
    ...{ SMTP_URL: peer.url, MAIL_FROM: 'Shipworthy <post@ship.example>' },
  });
  await site.says(/Shipworthy is at/);
});

test.afterAll(async () => {
  site.kill('SIGTERM');
  await site.exit;
  await peer.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the link arrives by SMTP and signs in', async ({ newVisitor }) => {
  const page = await newVisitor(HERE);
  await page.goto(`${origin}/signin?redirect=/tools`);
  await askForLink(page, 'ada@post.example');
  await expect.poll(() => peer.mails.length).toBe(1);
  const [mail] = peer.mails;
  expect(mail?.from?.text).toBe('"Shipworthy" <post@ship.example>');
  expect([mail?.to].flat().map((to) => to?.text)).toEqual(['ada@post.example']);
  expect(mail?.subject).toBe('Your sign-in link for Shipworthy');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.attachments).toEqual([]);

  const [link] = mail?.text?.match(/^http\S+$/m) ?? [];
  expect(link).toMatch(`${origin}/signin/link?token=`);
  await page.goto(link ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${origin}/tools`);
  const { account } = await (await page.request.get(`${origin}/api/me/export`)).json();
  expect(account.email).toBe('ada@post.example');
});

test('where mail is sent there is no mailbox and no account to try out', async ({ newVisitor }) => {
  const page = await newVisitor(HERE);
  expect((await page.request.get(`${origin}/dev/mailbox`)).status()).toBe(404);
  await page.goto(`${origin}/signin`);
  await expect(page.getByText('demo.example')).toHaveCount(0);
});

test('a mail server that is gone is told to the operator, not to the visitor', async ({
  newVisitor,
}) => {
  await peer.close();
  const page = await newVisitor(HERE);
  await page.goto(`${origin}/signin`);
  await askForLink(page, 'bob@post.example');
  await site.says(/a mail could not be sent/);
  expect(site.stderr()).not.toContain('bob@post.example');
});
