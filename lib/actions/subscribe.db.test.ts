import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { withExchange } from '@/lib/auth/exchange';
import { confirmSubscriber, leave, markBounced } from '@/lib/data/subscribers';
import type { Mail } from '@/lib/mail/mailer';
import { openWorld } from '@/scripts/testing/world';
import { subscribe } from './subscribe';

const posted: Mail[] = [];
let way: 'open' | 'none' | 'broken' = 'open';

const logged: unknown[] = [];
vi.mock('@/lib/log', () => ({
  log: () => ({ error: (...line: unknown[]) => logged.push(line), warn: () => undefined }),
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('@/lib/mail/mailer', () => ({
  keepsMail: () => false,
  mailer: () =>
    way === 'none'
      ? null
      : {
          post: async (mail: Mail) => {
            if (way === 'broken') throw new Error(`550 no such user ${mail.to}`);
            posted.push(mail);
          },
        },
}));

const { sql } = await openWorld();

afterEach(() => {
  posted.length = 0;
  way = 'open';
});

const newAddress = () => `${randomUUID()}@test.example`;
const answer = { appendHeader: () => answer as never };

/** Sends the form, by itself from a network of its own. */
function send(fields: Record<string, string>, from = randomUUID()) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const address = `2001:db8:${from.slice(0, 4)}:${from.slice(4, 8)}::1`;
  const headers = { host: '127.0.0.1:3000', 'x-client-address': address };
  return withExchange({ headers, answer, canSetCookies: () => true }, () => subscribe(null, form));
}

const idOf = async (email: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT id FROM subscribers WHERE email = $1', [email]))[0]?.id ?? '';

/** Somebody in this state, whom the mails of getting there are no matter of. */
async function somebody(state: string): Promise<string> {
  const email = newAddress();
  if (state === 'unknown') return email;
  await sql('INSERT INTO subscribers (email) VALUES ($1)', [email]);
  const id = await idOf(email);
  const now = new Date();
  if (state !== 'pending') await confirmSubscriber({ id, addressHash: 'home', now });
  if (state === 'left') await leave(id, now);
  if (state === 'bounced' || state === 'complained') await markBounced(id, state, now);
  return email;
}

test('the answer is the same, and takes as long, whoever asks; only the mail tells', async () => {
  const mails: Record<string, string[]> = {};
  const answers = new Set<string>();
  for (const state of ['unknown', 'pending', 'confirmed', 'left', 'bounced', 'complained']) {
    const email = await somebody(state);
    const before = performance.now();
    const said = await send({ email: ` ${email.toUpperCase()}` });
    expect(performance.now() - before, state).toBeGreaterThan(245);
    answers.add(JSON.stringify(said).replaceAll(email, 'ADDRESS'));
    mails[state] = posted.splice(0).map(({ to, subject }) => `${to === email} ${subject}`);
  }
  expect([...answers]).toEqual([
    '{"ok":true,"data":{"email":"ADDRESS","mailbox":false},"typed":{"email":"","categories":[]}}',
  ]);
  const confirm = ['true Confirm your subscription to Shipworthy'];
  expect(mails).toEqual({
    ...{ unknown: confirm, pending: confirm, left: confirm, bounced: confirm, complained: [] },
    confirmed: ['true You subscribe to Shipworthy already'],
  });
});

test('who subscribes already is told so once a day, however often they are typed in', async () => {
  const email = await somebody('confirmed');
  await send({ email });
  await send({ email });
  expect(posted).toHaveLength(1);
});

test('five a day are mailed to one mailbox, from wherever they are asked and however it is spelt', async () => {
  const [name = ''] = newAddress().split('@');
  const email = `${name}@test.example`;
  const answers = [];
  for (let n = 0; n < 5; n += 1) {
    const spelt = [email, `${name}+${n}@test.example`, `${name.replace('-', '-.')}@test.example`];
    answers.push(await send({ email: spelt[n % 3] ?? '' }));
  }
  vi.useFakeTimers({ now: Date.now() + 23 * 3_600_000, toFake: ['Date'] });
  answers.push(await send({ email }));
  vi.useRealTimers();
  expect(posted).toHaveLength(5);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
  expect(answers[5]).toMatchObject({
    message: expect.stringContaining('Too many'),
    typed: { email },
  });
});

test('twenty an hour are mailed from one network, whomever they are for', async () => {
  const from = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 21 }, () => send({ email: newAddress() }, from)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(posted).toHaveLength(20);
});

test('what fills in the hidden field is answered alike, and neither noted nor mailed', async () => {
  const email = newAddress();
  const before = performance.now();
  expect(await send({ email, topic: 'Robots Inc' })).toMatchObject({
    ...{ ok: true, data: { email } },
  });
  expect(performance.now() - before).toBeGreaterThan(245);
  expect([await idOf(email), posted]).toEqual(['', []]);
});

test('what is no address is refused at its field, with what was typed and ticked', async () => {
  for (const email of ['', 'ada', 'ada@x.example\r\nBcc: bob@x.example', 'a@b, c@d.example']) {
    const said = await send({ email, category: 'audio' });
    expect(said).toMatchObject({ ok: false, typed: { email, categories: ['audio'] } });
    expect(!said.ok && said.fieldErrors?.email).toHaveLength(1);
  }
  expect(posted).toEqual([]);
});

test('where mail can’t be sent it says so, and no address stands in what went wrong', async () => {
  way = 'none';
  const email = newAddress();
  expect(await send({ email })).toMatchObject({
    ...{ ok: false, message: expect.stringContaining('can’t send mail'), typed: { email } },
  });
  expect(await idOf(email)).toBe('');
  way = 'broken';
  const said = await send({ email });
  expect(said).toMatchObject({ ok: false, typed: { email } });
  expect(!said.ok && said.message).not.toContain(email);
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain(email);
});
