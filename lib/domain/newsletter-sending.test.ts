import { expect, test } from 'vitest';
import { judgeFault, MAX_ATTEMPTS, retryDelay } from './newsletter-sending';

const HOUR = 3_600_000;
const waits = (random: number) =>
  Array.from({ length: MAX_ATTEMPTS }, (_, n) => retryDelay(n + 1, random));

test('a delivery waits longer each time, never more than four hours, and for about a day in all', () => {
  const even = waits(0.5);
  expect(even.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
  expect(even.at(-1)).toBeNull();
  const all = even.slice(0, -1).map((wait) => wait ?? Number.NaN);
  expect(all.every((wait, n) => n === 0 || wait >= (all[n - 1] ?? 0))).toBe(true);
  expect(Math.max(...all)).toBe(4 * HOUR);
  const total = all.reduce((sum, wait) => sum + wait, 0);
  expect(total).toBeGreaterThan(20 * HOUR);
  expect(total).toBeLessThan(28 * HOUR);
});

test('a wait is spread by a fifth to both sides', () => {
  expect(retryDelay(1, 0)).toBe(48_000);
  expect(retryDelay(1, 1)).toBe(72_000);
});

const said = (command: string, responseCode: number, text = '') =>
  judgeFault({ code: 'E', command, responseCode, response: `${responseCode} ${text}` });

test.each([
  ['RCPT TO', 550, '5.1.1 <ada@x.example>: no such user', 'address'],
  ['RCPT TO', 550, 'ada unknown', 'address'],
  ['RCPT TO', 552, '5.2.2 full', 'refused'],
  ['RCPT TO', 554, '5.7.1 Relay access denied', 'server'],
  ['RCPT TO', 450, '4.2.0 greylisted', 'later'],
  ['MAIL FROM', 553, '5.7.1 not your address', 'server'],
  ['MAIL FROM', 452, '4.3.1 no space', 'later'],
  ['DATA', 554, '5.6.0 not taken', 'refused'],
  ['DATA', 421, '4.3.2 closing', 'later'],
  ['AUTH PLAIN', 535, '5.7.8 wrong', 'server'],
  ['AUTH PLAIN', 454, '4.7.0 try again', 'later'],
  ['CONN', 554, 'no service', 'server'],
])('%s answered with %i %s is a matter of: %s', (command, code, text, kind) => {
  expect(said(command, code, text).kind).toBe(kind);
});

test('a connection that is lost is no address’s fault, and the next mail would meet it too', () => {
  expect(judgeFault({ code: 'ECONNECTION', command: 'CONN' })).toMatchObject({
    ...{ kind: 'later', lost: true },
    words: 'The mail server does not take it now (ECONNECTION at CONN).',
  });
  expect(said('DATA', 421)).toMatchObject({ kind: 'later', lost: true });
  expect(said('RCPT TO', 450).lost).toBe(false);
  expect(judgeFault({})).toMatchObject({ kind: 'later', lost: true });
});

test('what is kept of a failure never holds what the server said in its own words', () => {
  const { words } = said('RCPT TO', 550, '5.1.1 <ada@x.example>: ada does not live here');
  expect(words).toBe('The mail server knows nobody at that address (550 5.1.1 at RCPT TO).');
});
