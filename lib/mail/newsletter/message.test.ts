import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { introSchema, subjectSchema } from '@/lib/domain/newsletter';
import { issueOf, itemOf } from '@/lib/domain/test-newsletter';

const SUBSCRIBER = '4f6d1c1e-0000-4000-8000-00000000abcd';
const SUBJECT =
  'Grüße: “Claw Code” against Zed, 漢字 and 🚀, a line that is longer than one of a mail';

type Arrived = { raw: string; from: string; to: string[] };
const arrived: Arrived[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, { envelope }, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = envelope;
      const from = mailFrom ? mailFrom.address : '';
      const raw = Buffer.concat(chunks).toString('latin1');
      arrived.push({ raw, from, to: rcptTo.map(({ address }) => address) });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
  vi.stubEnv('MAIL_FROM', '"Ship, worthy" <post@ship.example>');
  vi.stubEnv('SITE_URL', 'https://ship.example');
  // Imported now: the settings are read once.
});

afterAll(async () => {
  const { runShutdown } = await import('@/lib/shutdown');
  await runShutdown();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

const house = async () => ({
  ...(await import('./message')),
  ...(await import('./render')),
  ...(await import('@/lib/auth/newsletter-link')),
});

const messageOf = async (subject = SUBJECT, email = 'ada+weekly@post.example') => {
  const { mailFor, renderIssue } = await house();
  const issue = issueOf({ subject, items: [itemOf({ body: 'w'.repeat(2000) })] });
  const rendered = await renderIssue(issue, null);
  if (!rendered) throw new Error('nothing was rendered');
  return mailFor(rendered, { subscriberId: SUBSCRIBER, email }, issue);
};

async function send(message: Awaited<ReturnType<typeof messageOf>>): Promise<Arrived> {
  const { mailer } = await import('@/lib/mail/mailer');
  await mailer()?.send(message);
  const last = arrived.at(-1);
  if (!last) throw new Error('nothing arrived');
  return last;
}

/** The headers of a raw message, each in one line, in their order. */
const headersOf = (raw: string): [name: string, value: string][] =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);

test('the raw message has the right headers, once each, and both forms', async () => {
  const { leaveAddress, oneClickAddress } = await house();
  const { raw, from, to } = await send(await messageOf());
  expect([from, to]).toEqual(['post@ship.example', ['ada+weekly@post.example']]);
  const headers = headersOf(raw);
  const names = headers.map(([name]) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const {
    'Content-Type': type,
    Date: date,
    Subject: subject,
    ...rest
  } = Object.fromEntries(headers);
  expect(rest).toEqual({
    From: '"Ship, worthy" <post@ship.example>',
    To: 'ada+weekly@post.example',
    'Message-ID': `<issue-12.${SUBSCRIBER}@ship.example>`,
    'MIME-Version': '1.0',
    'List-ID': 'Shipworthy weekly verdicts <weekly.ship.example>',
    'List-Unsubscribe': `<${oneClickAddress(SUBSCRIBER)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  });
  expect(type).toMatch(/^multipart\/alternative;/);
  expect(Math.abs(Date.parse(date ?? '') - Date.now())).toBeLessThan(60_000);
  expect(subject).toMatch(/^[\x20-\x7e]+$/);
  for (const line of raw.split('\r\n')) expect(line.length).toBeLessThan(998);
  expect(raw).not.toMatch(/[^\r]\n/);

  const mail = await simpleParser(raw);
  expect(mail.subject).toBe(SUBJECT);
  expect(mail.attachments).toEqual([]);
  expect(mail.text).toContain(`Unsubscribe:\n${leaveAddress(SUBSCRIBER)}\n`);
  expect(mail.html).toContain(`href="${leaveAddress(SUBSCRIBER)}"`);
  expect(mail.headers.get('list')).toMatchObject({
    unsubscribe: { url: oneClickAddress(SUBSCRIBER) },
    id: { id: 'weekly.ship.example', name: 'Shipworthy weekly verdicts' },
  });
});

test('sent again it is the same message; to another reader it is another one', async () => {
  const idOf = ({ raw }: Arrived) => new Map(headersOf(raw)).get('Message-ID');
  const first = await send(await messageOf());
  const again = await send(await messageOf());
  expect(idOf(again)).toBe(idOf(first));
  const message = await messageOf();
  expect(message.messageId).toBe(idOf(first));
  const { mailFor } = await house();
  const other = mailFor(
    message,
    { subscriberId: SUBSCRIBER.replace('abcd', 'ffff'), email: 'b@post.example' },
    issueOf(),
  );
  expect(other.messageId).not.toBe(message.messageId);
});

test.each([
  ['a carriage return', 'Hello\rBcc: eve@evil.example'],
  ['a line feed', 'Hello\nBcc: eve@evil.example'],
  ['both', 'Hello\r\n\r\n<b>body</b>'],
  ['a null', 'Hello\0'],
  ['a line separator', 'Hello\u2028Bcc: eve@evil.example'],
  ['a paragraph separator', 'Hello\u2029Bcc: eve@evil.example'],
  ['a next line', 'Hello\u0085Bcc: eve@evil.example'],
])('a subject with %s is refused where it is written and where it is sent', async (_, subject) => {
  expect(subjectSchema.safeParse(`${subject}.`).success).toBe(false);
  await expect(messageOf(subject)).rejects.toThrow('A header of a mail must be one line.');
});

test('a subject says what it reads: nothing in it is decoded as something else', async () => {
  const given = 'Hi =?utf-8?Q?=0D=0ABcc:_eve@evil.example?= =?utf-8?B?SGVsbG8=?=';
  const { raw, to } = await send(await messageOf(given));
  expect(to).toEqual(['ada+weekly@post.example']);
  expect(headersOf(raw).map(([name]) => name)).not.toContain('Bcc');
  const mail = await simpleParser(raw);
  expect(mail.subject).toBe(given.replaceAll('=?', '= ?').replaceAll('?=', '? ='));
});

test('no subject makes a line that is too long, and the longest one arrives whole', async () => {
  expect(subjectSchema.safeParse('x'.repeat(998)).success).toBe(false);
  for (const subject of ['x'.repeat(150), '漢'.repeat(150), `"${'é '.repeat(74)}"`]) {
    const { raw } = await send(await messageOf(subject));
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThan(998);
    expect((await simpleParser(raw)).subject).toBe(subject.trim());
  }
});

test.each([
  'a@post.example, eve@evil.example',
  'a@post.example\r\nBcc: eve@evil.example',
  'a,eve@evil.example',
  '"x" <eve@evil.example>',
  'eve@evil.example (comment)',
  'group:eve@evil.example;',
  'nobody',
])('what is no single address gets no mail: %j', async (email) => {
  const failure = await messageOf(SUBJECT, email).then(
    () => null,
    (error: unknown) => String(error),
  );
  expect(failure).toContain('no address');
  // The error may be written to the log.
  expect(failure).not.toMatch(/eve|nobody|post\.example/);
});

test('what looks like commands and headers within the texts stays text', async () => {
  const { mailFor, renderIssue } = await house();
  const intro = 'One\r\n.\r\nRCPT TO:<eve@evil.example>\r\n\r\nBcc: eve@evil.example\nFrom nobody';
  expect(introSchema.safeParse(intro).success).toBe(true);
  const issue = issueOf({ intro });
  const rendered = await renderIssue(issue, null);
  if (!rendered) throw new Error('nothing was rendered');
  const { raw, to } = await send(
    mailFor(rendered, { subscriberId: SUBSCRIBER, email: 'a@b.example' }, issue),
  );
  expect(to).toEqual(['a@b.example']);
  const mail = await simpleParser(raw);
  expect(mail.text).toContain(
    '\n\nOne\n.\nRCPT TO:<eve@evil.example>\n\nBcc: eve@evil.example\nFrom nobody\n\n',
  );
  expect(mail.bcc).toBeUndefined();
});
