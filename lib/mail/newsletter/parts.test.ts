import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpOutlet } from '@/lib/mail/outlet';
import { LEAVE_PLACEHOLDER, type MailMessage, mailFor } from './message';

const arrived: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      arrived.push(Buffer.concat(chunks).toString('latin1'));
      done();
    });
  },
});
let outlet: ReturnType<typeof smtpOutlet>;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  outlet = smtpOutlet(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
});

afterAll(async () => {
  outlet.close();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

const words = [
  'Grüße = “good” and 漢字 🚀, a line that is a good deal longer than one of a mail may be, = and = more  ',
  '.',
  '..two dots, and a tab at the end\t',
  `x${'🚀'.repeat(60)}`,
  'w'.repeat(300),
  '',
];
const leaving = [
  `Leave: ${LEAVE_PLACEHOLDER}`,
  `${LEAVE_PLACEHOLDER}.`,
  LEAVE_PLACEHOLDER,
  `at the end of the longest line that fits into one without a break, not a bit more${LEAVE_PLACEHOLDER}  `,
];
const text = [...words, ...leaving, ...words, LEAVE_PLACEHOLDER].join('\n');
const html = `<!DOCTYPE html><p title="${LEAVE_PLACEHOLDER}">${text.replaceAll('\n', '\r\n')}</p>`;

async function arrive(mail: MailMessage): Promise<string> {
  await outlet.hand(mail);
  return arrived.at(-1) ?? '';
}

test('what is encoded once for all reads as what the mail library composes for each', async () => {
  const rendered = { subject: 'One', html, text, textEncoding: 'quoted-printable' as const };
  for (const id of [
    '4f6d1c1e-0000-4000-8000-00000000abcd',
    '4f6d1c1e-0000-4000-8000-00000000ffff',
  ]) {
    const mail = mailFor(rendered, { subscriberId: id, email: 'a@post.example' }, { number: 1 });
    const raw = await arrive(mail);
    const { parts: _parts, ...whole } = mail;
    const [ours, theirs] = [await simpleParser(raw), await simpleParser(await arrive(whole))];
    expect(ours.text).toContain(id);
    expect(ours.text).toBe(theirs.text);
    expect(ours.html).toBe(theirs.html);
    expect(ours.attachments).toEqual([]);
    expect(
      raw.match(/^Content-Type: .*/gim)?.map((line) => line.replace(/boundary.*/, '')),
    ).toEqual([
      expect.stringContaining('multipart/alternative;'),
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ]);
    const body = raw.slice(raw.indexOf('\r\n\r\n'));
    expect(body).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    for (const line of body.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
  }
});

test('what is shorter as base64 is left to the mail library', async () => {
  const rendered = { subject: 'One', html, text, textEncoding: 'base64' as const };
  const id = '4f6d1c1e-0000-4000-8000-00000000abcd';
  const mail = mailFor(rendered, { subscriberId: id, email: 'a@post.example' }, { number: 1 });
  expect(mail.parts).toBeUndefined();
  expect((await simpleParser(await arrive(mail))).text).toContain(id);
});
