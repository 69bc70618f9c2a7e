import { createHmac } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';

const SECRET = 'a-secret-of-the-mail-provider-long-enough';
process.env.BOUNCE_SECRET = SECRET;
const { sql } = await openWorld();
const { POST } = await import('./route');

beforeEach(() => sql('DELETE FROM subscribers'));

async function subscriber(email: string, since = '2026-11-01T00:00:00Z') {
  await sql(
    `INSERT INTO subscribers (email, state, state_at, confirmed_at) VALUES ($1, 'confirmed', $2, $2)`,
    [email, since],
  );
}
const states = async () =>
  Object.fromEntries(
    (await sql<{ email: string; state: string }>('SELECT email, state FROM subscribers')).map(
      ({ email, state }) => [email, state],
    ),
  );

type Sent = { at?: Date; secret?: string; signed?: string | Buffer };

/** Sends a body as the documentation says that it is signed. */
async function send(
  body: string | Buffer,
  { at = new Date(), secret = SECRET, signed = body }: Sent = {},
) {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', secret)
    .update(`${timestamp}.`)
    .update(signed)
    .digest('hex');
  const request = new Request('https://ship.example/api/newsletter/events', {
    ...{ method: 'POST', body: new Uint8Array(Buffer.from(body)) },
    headers: { 'webhook-timestamp': timestamp, 'webhook-signature': `v1=${signature}` },
  });
  const response = await POST(request);
  return { status: response.status, body: await response.json() };
}
const events = (...list: object[]) => JSON.stringify({ events: list });

test('who bounces or complains is marked, and told twice it is the same', async () => {
  await subscriber('ada@x.example');
  await subscriber('bob@x.example');
  await subscriber('eve@x.example');
  const body = events(
    { kind: 'bounced', email: ' Ada@X.example' },
    { kind: 'complained', email: 'bob@x.example', more: 'of the provider’s own' },
  );
  expect(await send(body)).toEqual({ status: 200, body: { taken: 2 } });
  const after = { 'ada@x.example': 'bounced', 'bob@x.example': 'complained' };
  expect(await states()).toEqual({ ...after, 'eve@x.example': 'confirmed' });
  expect(await send(body)).toEqual({ status: 200, body: { taken: 2 } });
  expect(await states()).toEqual({ ...after, 'eve@x.example': 'confirmed' });
});

test('the answer does not tell whether an address is known, or is one at all', async () => {
  await subscriber('ada@x.example');
  const answers = await Promise.all(
    ['ada@x.example', 'nobody@x.example', 'nothing', ''].map((email) =>
      send(events({ kind: 'bounced', email })),
    ),
  );
  for (const answer of answers) expect(answer).toEqual({ status: 200, body: { taken: 1 } });
});

test('what happened before a subscription began anew does not end it', async () => {
  await subscriber('ada@x.example', '2026-11-20T12:00:00Z');
  await send(events({ kind: 'bounced', email: 'ada@x.example', at: '2026-11-20T11:59:59Z' }));
  expect(await states()).toEqual({ 'ada@x.example': 'confirmed' });
  await send(events({ kind: 'bounced', email: 'ada@x.example', at: '2026-11-20T13:00:01+01:00' }));
  expect(await states()).toEqual({ 'ada@x.example': 'bounced' });
});

test('unsigned, signed by another, changed on the way, or too old: nothing is done', async () => {
  await subscriber('ada@x.example');
  const body = events({ kind: 'bounced', email: 'ada@x.example' });
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const refused = [
    await send(body, { secret: 'another-secret-that-is-long-enough-too' }),
    await send(body, { signed: `${body} ` }),
    await send(body, { at: minutes(-5.1) }),
    await send(body, { at: minutes(5.1) }),
  ];
  const url = 'https://ship.example/api/newsletter/events';
  const unsigned = await POST(new Request(url, { method: 'POST', body }));
  for (const { status } of [...refused, unsigned]) expect(status).toBe(401);
  expect(await states()).toEqual({ 'ada@x.example': 'confirmed' });
  expect((await send(body, { at: minutes(-4.9) })).status).toBe(200);
});

test('what is signed is the bytes as they came, whatever they say', async () => {
  await subscriber('ada@x.example');
  const body = Buffer.from(
    '{"events":[{"kind":"bounced","email":"ada@x.example","why":"caf\xe9"}]}',
    'latin1',
  );
  expect((await send(body)).status).toBe(200);
  expect((await send(body, { signed: body.toString() })).status).toBe(401);
});

test.each([
  ['no JSON', '{"events":'],
  ['no events', events()],
  ['an unknown kind', events({ kind: 'opened', email: 'ada@x.example' })],
  ['no time', events({ kind: 'bounced', email: 'ada@x.example', at: 'yesterday' })],
  ['too many', events(...Array.from({ length: 101 }, () => ({ kind: 'bounced', email: 'a@b.c' })))],
])('%s is answered with 400', async (_what, body) => {
  await subscriber('ada@x.example');
  const answer = await send(body);
  expect(answer).toMatchObject({ status: 400, body: { detail: 'These are no events.' } });
  expect(await states()).toEqual({ 'ada@x.example': 'confirmed' });
});
