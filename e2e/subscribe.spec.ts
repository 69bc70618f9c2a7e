import type { ParsedMail } from 'mailparser';
import { expect, test } from './support/fixtures';
import { type MailingSite, startMailingSite } from './support/mailing-site';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let site: MailingSite;
test.beforeAll(async () => {
  site = await startMailingSite();
});
test.afterAll(() => site?.stop());

const emails = ['ada@x.example', 'bob@x.example', 'never@x.example'] as const;
const [ada, bob, never] = emails;

const toOf = (mail: ParsedMail) => [mail.to].flat().map((to) => to?.text ?? '');
const mailsTo = (email: string) => site.peer.mails.filter((mail) => toOf(mail).includes(email));
const linkIn = (mail: ParsedMail | undefined, part: string): string => {
  const [link] = mail?.text?.match(/https?:\/\/\S+/g)?.filter((each) => each.includes(part)) ?? [];
  if (!link) throw new Error(`No link to ${part} in:\n${mail?.text}`);
  return link;
};
const states = async () =>
  Object.fromEntries(
    (await site.sql<{ email: string; state: string }>('SELECT email, state FROM subscribers')).map(
      ({ email, state }) => [email, state],
    ),
  );
/** Everything that a scanner of mails does with a link, and more. */
async function scan(link: string): Promise<void> {
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
    const answer = await fetch(link, { method });
    await answer.arrayBuffer();
  }
}

test('who subscribes is mailed a link, and nothing but its button confirms', async () => {
  const thanks = new Set<string>();
  for (const email of [...emails, ada]) {
    const { status, text } = await site.press('/newsletter', 'Subscribe', { email });
    expect(status, email).toBe(200);
    thanks.add(text.replaceAll(email, '').replaceAll(/\s+/g, ' '));
  }
  // Whether an address is known is not told.
  expect(thanks.size).toBe(1);
  await expect
    .poll(() => emails.map((email) => mailsTo(email).length > 0))
    .toEqual([...[true, true, true]]);
  expect(await states()).toEqual({ [ada]: 'pending', [bob]: 'pending', [never]: 'pending' });

  const links = new Map(emails.map((email) => [email, linkIn(mailsTo(email)[0], '/confirm?')]));
  for (const link of links.values()) {
    expect(link).toMatch(`${site.origin}/newsletter/confirm?token=`);
    await scan(link);
  }
  expect(await states()).toEqual({ [ada]: 'pending', [bob]: 'pending', [never]: 'pending' });

  for (const email of [ada, bob]) await site.press(links.get(email) ?? '', 'Confirm');
  expect(await states()).toEqual({ [ada]: 'confirmed', [bob]: 'confirmed', [never]: 'pending' });
  // Used again it says so kindly.
  const again = await fetch(links.get(ada) ?? '');
  expect([again.status, await again.text()]).toEqual([200, expect.stringMatching(/already/i)]);
});

test('forged and old links are refused', async () => {
  const [row] = await site.sql<{ id: string }>('SELECT id FROM subscribers WHERE email = $1', [
    never,
  ]);
  const id = row?.id ?? '';
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  const link = linkIn(mailsTo(never)[0], '/confirm?');
  const flipped = link.slice(0, -2) + (link.at(-2) === 'A' ? 'B' : 'A') + link.slice(-1);
  const forged = [flipped, link.slice(0, -1), link.replace(id, crypto.randomUUID())];
  for (const bad of [...forged, site.confirmLink(id, days(7.01))]) {
    const page = await fetch(bad);
    expect(await page.text(), bad).not.toMatch(/<button[^>]*>Confirm/);
    // Nor by a form of another link's page.
    const good = site.confirmLink(id, days(6.9));
    const token = new URL(bad).searchParams.get('token') ?? '';
    await site.press(good, 'Confirm', { token });
  }
  expect((await states())[never]).toBe('pending');
});

/** Has something happen that the next issue tells of. */
const newMatchup = (nth: number) =>
  site.sql(
    `UPDATE matchups SET publish_at = now() WHERE id =
       (SELECT id FROM matchups WHERE state = 'published' ORDER BY id OFFSET $1 LIMIT 1)`,
    [nth],
  );

let desk: Record<string, string>;

/** Composes an issue and approves it; answers it once it was sent. */
async function sendIssue() {
  await site.press('/admin/newsletter', 'Compose one now', {}, desk);
  const [draft] = await site.sql<{ id: number; state: string }>(
    'SELECT id, state FROM newsletter_issues ORDER BY id DESC LIMIT 1',
  );
  expect(draft?.state).toBe('draft');
  expect((await site.run('send-newsletter')).status).toBe(200);
  const path = `/admin/newsletter/${draft?.id}`;
  const { text } = await site.press(path, 'Approve and send now', {}, desk);
  expect(text).toContain('Approved. It goes out within a minute.');
  const issue = async () => {
    await site.run('send-newsletter');
    const [row] = await site.sql<{ state: string; number: number; subject: string }>(
      'SELECT state, number, subject FROM newsletter_issues WHERE id = $1',
      [draft?.id],
    );
    return row;
  };
  await expect.poll(async () => (await issue())?.state, { timeout: 30_000 }).toBe('sent');
  const page = await fetch(`${site.origin}${path}`, { headers: desk });
  return { ...(await issue()), page: await page.text() };
}
const issueMails = (number: number | undefined) =>
  site.peer.mails.filter((mail) => mail.messageId?.startsWith(`<issue-${number}.`));

test('a draft is composed, approved, and received by exactly the confirmed', async () => {
  desk = await site.curator();
  await newMatchup(0);
  const { number, subject, page } = await sendIssue();
  expect(number).toBe(1);
  const mails = issueMails(1);
  expect(mails.flatMap(toOf).sort()).toEqual([ada, bob]);
  expect(page).toMatch(/2 of 2 mails sent/);
  for (const mail of mails) {
    expect(mail.subject).toBe(subject);
    expect(mail.from?.text).toBe('"Shipworthy" <post@ship.example>');
    expect(mail.text).toContain('1 Harbour Lane');
    expect(mail.html).toContain('1 Harbour Lane');
    expect(mail.html).not.toMatch(/<img|leave\.invalid/);
    expect(mail.date).toBeInstanceOf(Date);
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/api/newsletter/unsubscribe?token=') },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
  }
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
});

test('one click leaves, scanners do not, and who left is not in the next', async () => {
  const [toAda] = mailsTo(ada).filter((mail) => issueMails(1).includes(mail));
  const list = toAda?.headers.get('list') as { unsubscribe: { url: string } } | undefined;
  const oneClick = list?.unsubscribe.url ?? '';
  await scan(oneClick);
  await scan(linkIn(toAda, '/newsletter/unsubscribe?'));
  expect((await states())[ada]).toBe('confirmed');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const forged = `${oneClick.slice(0, -2)}${oneClick.at(-2) === 'A' ? 'B' : 'A'}${oneClick.slice(-1)}`;
  await fetch(forged, { method: 'POST', body });
  expect((await states())[ada]).toBe('confirmed');
  for (const _twice of [1, 2]) {
    expect((await fetch(oneClick, { method: 'POST', body })).status).toBe(200);
    expect((await states())[ada]).toBe('left');
  }

  // A week goes by.
  await site.sql('ALTER TABLE newsletter_issues DISABLE TRIGGER newsletter_issues_hold_still');
  await site.sql('UPDATE newsletter_issues SET week = week - 7');
  await site.sql('ALTER TABLE newsletter_issues ENABLE TRIGGER newsletter_issues_hold_still');
  await newMatchup(1);
  expect((await sendIssue()).number).toBe(2);
  expect(issueMails(2).flatMap(toOf)).toEqual([bob]);
});

test('a curator watches a sending as it goes, pauses it, lets it go on and calls it off', async ({
  newVisitor,
}) => {
  const page = await newVisitor();
  const [name = '', value = ''] = desk.cookie?.split('=') ?? [];
  await page.context().addCookies([{ name, value, url: site.origin }]);
  const [issue] = await site.sql<{ id: number }>(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject, state, number,
       approved_at, send_at, started_at)
     VALUES ('2020-01-06', '2020-01-01', '2020-01-06', 'Under way', 'sending', 99, now(), now(), now())
     RETURNING id`,
  );
  await site.sql(
    `INSERT INTO newsletter_deliveries (issue_id, subscriber_id, state, sent_at, due_at)
     SELECT $1, gen_random_uuid(), state, CASE WHEN state = 'sent' THEN now() END, now() + interval '1 hour'
     FROM unnest('{sent,waiting,waiting,waiting}'::delivery_state[]) AS state`,
    [issue?.id],
  );
  await page.goto(`${site.origin}/admin/newsletter/${issue?.id}`);
  await expect(page.getByText(/^1 of 4 mails sent; 3 to go/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '25');
  await site.sql(
    `UPDATE newsletter_deliveries SET state = 'sent', sent_at = now() WHERE (issue_id, subscriber_id) IN
       (SELECT issue_id, subscriber_id FROM newsletter_deliveries
        WHERE issue_id = $1 AND state = 'waiting' LIMIT 1)`,
    [issue?.id],
  );
  // Nobody reloads the page.
  await expect(page.getByText(/^2 of 4 mails sent; 2 to go; 0\.\d a second, /)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused. What is on its way still arrives.')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('The sending goes on.')).toBeVisible();
  await page.getByText('Call it off').click();
  await page.getByRole('button', { name: 'Call this issue off' }).click();
  await expect(page.getByText('Called off. Nobody else is mailed this issue.')).toBeVisible();
  await expect(page.getByText(/^2 of 4 mails sent/)).toBeVisible();
});

test('what the mail provider tells is heard, and jobs want the secret', async () => {
  expect((await site.tell('complained', bob)).status).toBe(200);
  expect((await states())[bob]).toBe('complained');
  expect((await site.run('send-newsletter', 'x'.repeat(48))).status).toBe(401);
  expect((await site.run('no-such-job')).status).toBe(404);
  for (const email of emails) {
    expect(site.command.stdout() + site.command.stderr()).not.toContain(email);
  }
});
