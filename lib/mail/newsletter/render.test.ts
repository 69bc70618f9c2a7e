import * as fc from 'fast-check';
import { parse } from 'node-html-parser';
import { createTransport } from 'nodemailer';
import { afterEach, expect, test, vi } from 'vitest';
import type { NewsletterIssue, NewsletterItem } from '@/lib/domain/newsletter';
import { leadInWords } from '@/lib/domain/newsletter-words';
import { issueOf, itemOf, movedItem } from '@/lib/domain/test-newsletter';

vi.stubEnv('SITE_URL', 'https://ship.example');
vi.stubEnv('POSTAL_ADDRESS', 'Shipworthy, 1 Harbour Road, 20457 Hamburg');
const { LEAVE_PLACEHOLDER, mailFor } = await import('./message');
const { renderIssue } = await import('./render');

const SUBSCRIBER = '4f6d1c1e-0000-4000-8000-00000000abcd';
const recipient = { subscriberId: SUBSCRIBER, email: 'ada@post.example' };

afterEach(() => {
  vi.useRealTimers();
});

async function rendered(issue: NewsletterIssue, only: readonly number[] | null = null) {
  const mail = await renderIssue(issue, only);
  if (!mail) throw new Error('nothing was rendered');
  return mail;
}

/** A mail as it would go over the wire. */
async function rawOf(issue: NewsletterIssue): Promise<Buffer> {
  const out = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const mail = mailFor(await rendered(issue), recipient, issue);
  const { message } = await out.sendMail({ ...mail, from: 'Shipworthy <post@ship.example>' });
  if (!Buffer.isBuffer(message)) throw new Error('no message was made');
  return message;
}

const many = (count: number, part: (at: number) => Partial<NewsletterItem>) =>
  issueOf({
    items: Array.from({ length: count }, (_, at) => itemOf({ id: at, rank: at, ...part(at) })),
  });

test('both forms have every title, text, figure and link; titles and links once each', async () => {
  const issue = issueOf();
  const { html, text, subject } = await rendered(issue);
  expect(subject).toBe(issue.subject);
  const document = parse(html);
  const links = document.querySelectorAll('a').map((a) => [a.getAttribute('href'), a.text.trim()]);
  for (const item of issue.items) {
    const address = `https://ship.example${item.path}`;
    expect(links).toContainEqual([address, leadInWords(item)]);
    expect(text).toContain(`${leadInWords(item)}:\n${address}\n`);
    expect(document.querySelectorAll('h2').map((head) => head.text)).toContain(item.title);
    expect(text).toContain(item.title);
  }
  expect(document.querySelector('h1')?.text).toBe(issue.subject);
  expect(document.text).toContain('Panel ship: 71% of 7 reviewers, 95% interval 35.9 to 91.8%.');
  expect(document.text).toContain('Shipworthy, 1 Harbour Road, 20457 Hamburg');
  expect(document.text).toContain('You get this once a week because');
  for (const [address, name] of links) {
    expect(name, `what ${address} leads to is said`).not.toMatch(/^(here|click|link|more)?$/i);
  }
});

test('it is a page that says its language and title, without any picture or address of elsewhere', async () => {
  const { html } = await rendered(issueOf());
  const document = parse(html);
  expect(document.querySelector('html')?.getAttribute('lang')).toBe('en');
  expect(document.querySelector('title')?.text).toBe(issueOf().subject);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toMatch(/@media \(prefers-color-scheme:dark\)/);
  for (const table of document.querySelectorAll('table')) {
    expect(table.getAttribute('role')).toBe('presentation');
  }
  expect(document.querySelectorAll('img, link, script, iframe, form, video, object, svg')).toEqual(
    [],
  );
  expect(html).not.toMatch(/\ssrc=|url\(|@import|background="/i);
  for (const link of document.querySelectorAll('[href]')) {
    expect(link.getAttribute('href')).toMatch(/^https:\/\/(ship\.example\/|leave\.invalid\/)/);
  }
  const used = html.match(/https?:\/\/[^\s"'<>]+/g)?.map((one) => new URL(one).host);
  expect(new Set(used)).toEqual(new Set(['www.w3.org', 'ship.example', 'leave.invalid']));
});

test('whatever is written in a field is text, and only text', async () => {
  const nasty = `<script>alert(1)</script> & "x" 'y' <img src=x onerror=1> &amp;`;
  const [item] = many(1, () => ({ title: nasty, body: nasty })).items;
  const [tool] = item?.facts.tools ?? [];
  if (!item || !tool) throw new Error('there is an item');
  const facts = { tools: [{ ...tool, name: nasty }] };
  const issue = issueOf({ subject: nasty, intro: nasty, items: [{ ...item, facts }] });
  const { html, text } = await rendered(issue);
  const document = parse(html);
  expect(document.querySelectorAll('script, img')).toEqual([]);
  expect(html).not.toMatch(/<script|<img/);
  // Preheader and title, subject, intro, the item's title, text and tool, and its link.
  expect(document.textContent.split('<script>alert(1)</script> & "x"')).toHaveLength(8 + 1);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(nasty);
});

test('the address to leave by stands wherever the placeholder stood, and nowhere else', async () => {
  const issue = issueOf({
    intro: `Mine: ${LEAVE_PLACEHOLDER}`,
    items: [itemOf({ body: `${LEAVE_PLACEHOLDER}x` })],
  });
  const mail = await rendered(issue);
  expect(mail.html.split(LEAVE_PLACEHOLDER)).toHaveLength(2);
  expect(mail.text.split(LEAVE_PLACEHOLDER)).toHaveLength(2);
  const { html, text } = mailFor(mail, recipient, issue);
  expect(`${html}${text}`).not.toContain('leave.invalid');
  const leave =
    /^Unsubscribe:\n(https:\/\/ship\.example\/newsletter\/unsubscribe\?token=\S+)$/m.exec(
      text,
    )?.[1];
  expect(leave).toContain(SUBSCRIBER);
  const link = parse(html)
    .querySelectorAll('a')
    .find((one) => one.text === 'Unsubscribe');
  expect(link?.getAttribute('href')).toBe(leave);
  const other = mailFor(
    mail,
    { ...recipient, subscriberId: SUBSCRIBER.replace('abcd', 'abce') },
    issue,
  );
  expect(other.text).not.toContain(leave);
});

test('readers of some categories get their items, and no mail when none is for them', async () => {
  const issue = issueOf({
    items: [itemOf({ categoryIds: [5] }), movedItem({ id: 2, rank: 2, categoryIds: [6] })],
  });
  const { text, html } = await rendered(issue, [6]);
  for (const form of [text, parse(html).text]) {
    expect(form).toContain('the categories you chose: 1 of 2 items.');
  }
  expect(text).toContain('Zed is up 12 points');
  expect(text).not.toContain('NEW MATCHUP');
  expect(await renderIssue(issue, [7])).toBeNull();
  expect(await renderIssue(issueOf({ items: [itemOf({ included: false })] }), null)).toBeNull();
});

test('it is rendered once for the same items, again for other ones, and says nothing of when', async () => {
  const issue = issueOf({ items: [itemOf({ categoryIds: [5] })] });
  const first = await rendered(issue, [5]);
  expect(await renderIssue(issue, [5, 6])).toBe(first);
  expect(await renderIssue({ ...issue }, null)).toBe(first);
  const edited = await rendered({ ...issue, subject: 'Another' }, [5]);
  expect(edited.html).not.toBe(first.html);
  vi.useFakeTimers({ now: new Date('2031-01-01') });
  for (let at = 0; at < 220; at += 1)
    await rendered(issueOf({ subject: `Issue ${at}`, items: [movedItem()] }));
  const again = await rendered(issue, [5]);
  expect(again, 'what is kept is bounded').not.toBe(first);
  expect(again).toEqual(first);
});

test('a draft leads to the newsletter, and a mail of it has no lasting name', async () => {
  const draft = issueOf({ number: null });
  const mail = mailFor(await rendered(draft), recipient, draft);
  expect(mail.text).toContain('This issue on the site:\nhttps://ship.example/newsletter\n');
  expect(mail.messageId).toBeUndefined();
});

const long = (sign: string, length: number) =>
  sign.repeat(Math.ceil(length / sign.length)).slice(0, length);

/** The most that each field holds, with what takes much room in one form or another. */
function largest(sign: string): NewsletterIssue {
  const tools = ['one', 'two'].map((slug) => ({
    ...{ slug: long(slug, 60), name: long(sign, 100) },
    ...{ panel: { ships: 40, skips: 30 }, community: { ships: 123_456, skips: 654_321 } },
    ...{
      panelBefore: { ships: 40, skips: 31 },
      communityBefore: { ships: 123_450, skips: 654_300 },
    },
  }));
  const facts = { tools };
  const path = `/compare/${long('a', 60)}-vs-${long('b', 60)}`;
  const issue = many(20, () => ({ title: long(sign, 200), body: long(sign, 2000), facts, path }));
  return { ...issue, subject: long(sign, 150), intro: long(sign, 4000) };
}

test.each([
  ['one long word', 'w'],
  ['quotation marks', '"'],
  ['typographic signs', '“It’s” – '],
  ['Chinese', '漢字'],
  ['emoji', '🚀'],
])(
  'an issue of 20 of the longest items in %s takes less than 60 kB with its headers',
  async (_, sign) => {
    const raw = await rawOf(largest(sign));
    expect(raw.length).toBeLessThan(60_000);
    const lines = raw.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length)), 'RFC 5322: at most 998').toBeLessThan(
      998,
    );
  },
);

test('any texts of 20 items take less than 60 kB', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, body, intro) => {
      const items = many(20, () => ({ title: long(title, 200), body: long(body, 2000) }));
      const issue = { ...items, intro: long(intro, 4000) };
      expect((await rawOf(issue)).length).toBeLessThan(60_000);
    }),
    { numRuns: 3 },
  );
});

test('of 20 items with the longest texts each is told, shortened, with its figures and its link', async () => {
  const sentence =
    'The panel went through it again, “line by line”, and found what readers had found. ';
  const items = many(20, (at) => ({
    ...{ title: `${at}. ${long(sentence, 190)}`, body: long(sentence, 2000) },
  }));
  const issue = { ...items, intro: long(sentence, 4000) };
  const { html, text } = await rendered(issue);
  const flat = (one: string) => one.replaceAll(/\s+/g, ' ');
  const heads = parse(html)
    .querySelectorAll('h2')
    .map((head) => head.text);
  expect(heads).toEqual(issue.items.map(({ title }) => title));
  for (const { title } of issue.items) expect(flat(text)).toContain(flat(title).trim());
  expect(text.match(/^https:\/\/ship\.example\/compare\/claw-code-vs-zed$/gm)).toHaveLength(20);
  expect(text.match(/Panel ship: 57% of 7 reviewers/g)).toHaveLength(20);
  expect(flat(text)).toContain(
    'Texts are cut short here. The page of this issue has them whole: https',
  );
  expect((await rawOf(issue)).length).toBeLessThan(60_000);
});

test('what does not fit even so is left to the page of the issue; what fits is whole', async () => {
  const { text } = await rendered(largest('"'));
  expect(text).toMatch(
    /no room for \d+ more\. The page of this issue has all:\nhttps:\/\/ship\.example\/newsletter\/12/,
  );
  const { text: whole } = await rendered(many(8, () => ({ body: long('Plain words. ', 800) })));
  expect(whole).not.toContain('cut short');
  expect(whole).not.toContain('…');
});
