import { expect, test } from './support/fixtures';
import { askForLink, HERE, readLink } from './support/mailbox';

test('over https the session is in a cookie that no sibling domain can plant', async ({
  page,
  newVisitor,
  newVoter,
}) => {
  const email = 'host-prefix@test.example';
  await page.goto('/signin');
  await askForLink(page, email);
  const link = await readLink(await newVisitor(HERE), email);
  const token = new URL(link).searchParams.get('token') ?? '';

  const host = 'ship.test';
  const voter = await newVoter({ host });
  const answer = await voter.post('/signin/complete', { form: { token }, maxRedirects: 0 });
  const line = answer.headers()['set-cookie'] ?? '';
  // What a browser asks of a name with this prefix: Secure, the whole site's, and of no domain.
  expect(line).toMatch(/^__Host-session=[\w-]{43}; Path=\/; [^\n]*; Secure$/);
  expect(line).not.toMatch(/Domain/i);

  const [own = ''] = line.split(';');
  for (const [cookie, status] of [
    [own, 200],
    [own.replace('__Host-', ''), 401],
  ] as const) {
    const asking = await newVoter({ host, cookie });
    expect((await asking.get('/api/me/export')).status(), cookie).toBe(status);
  }
});
