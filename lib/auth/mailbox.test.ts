import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let asked: Headers;
vi.mock('next/headers', () => ({ headers: async () => asked }));

/** Whether the mailbox is open with these settings to a request with these headers. */
async function isOpen(settings: Record<string, string>, headers = { 'x-direct-loopback': '1' }) {
  vi.resetModules();
  for (const name of ['HOST', 'SITE_URL', 'SMTP_URL']) vi.stubEnv(name, '');
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  asked = new Headers(headers);
  return (await import('./mailbox')).isMailboxOpen();
}

const DEMO = { EMBEDDED_DEMO: '1' };

beforeEach(() => {
  asked = new Headers();
});
afterEach(() => vi.unstubAllEnvs());

it.each([
  ['by default', {}],
  ['under another name of this machine', { HOST: 'localhost' }],
  ['on a loopback of IPv6', { HOST: '::1' }],
  ['with a name of this machine as its public one', { SITE_URL: 'http://localhost:3000' }],
])('is open in the embedded demo %s', async (_what, settings) => {
  expect(await isOpen({ ...DEMO, ...settings })).toBe(true);
});

it.each([
  ['outside of the demo', { EMBEDDED_DEMO: '' }],
  ['where mail is sent', { ...DEMO, SMTP_URL: 'smtp://mail.example' }],
  ['where other machines are listened to', { ...DEMO, HOST: '0.0.0.0' }],
  ['where other machines are listened to in IPv6', { ...DEMO, HOST: '::' }],
  ['on an address of the network', { ...DEMO, HOST: '192.168.1.7' }],
  ['where the site has a public name', { ...DEMO, SITE_URL: 'https://ship.example' }],
])('is closed %s', async (_what, settings) => {
  expect(await isOpen(settings)).toBe(false);
});

it.each([
  ['did not come straight from this machine', {}],
  ['says something else in its place', { 'x-direct-loopback': 'true' }],
])('is closed to a request that %s', async (_what, headers) => {
  expect(await isOpen(DEMO, headers as { 'x-direct-loopback': string })).toBe(false);
});
