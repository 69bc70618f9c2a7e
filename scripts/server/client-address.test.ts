import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readTrust } from '@/lib/auth/trust';
import { markAddress, markDirect } from './client-address';

function addressOf(setting: string | undefined, peer: string, headers: Record<string, string>) {
  const req = {
    socket: { remoteAddress: peer },
    connection: { remoteAddress: peer },
    headers: { host: 'site.example', ...headers },
  } as unknown as IncomingMessage;
  markAddress(req, readTrust(setting), false);
  return req.headers;
}

const CLAIM = { 'x-forwarded-for': '203.0.113.9, 10.0.0.2', 'x-client-address': '198.51.100.1' };

test('believes nobody unless told to', () => {
  const headers = addressOf(undefined, '::ffff:10.0.0.1', {
    ...CLAIM,
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  });
  expect(headers['x-client-address']).toBe('10.0.0.1');
  expect(headers['x-forwarded-for']).toBe('10.0.0.1');
  expect(headers['x-forwarded-host']).toBe('site.example');
  expect(headers['x-forwarded-proto']).toBe('http');
});

test.each([
  ['1', '10.0.0.1', '10.0.0.2'],
  ['2', '10.0.0.1', '203.0.113.9'],
  ['10.0.0.0/8', '10.0.0.1', '203.0.113.9'],
  ['10.0.0.1', '10.0.0.1', '10.0.0.2'],
  ['loopback, 10.0.0.0/8', '127.0.0.1', '203.0.113.9'],
  ['10.0.0.0/8', '192.0.2.7', '192.0.2.7'],
  ['0', '10.0.0.1', '10.0.0.1'],
  ['', '10.0.0.1', '10.0.0.1'],
])('with TRUST_PROXY=%s and the peer %s the visitor is %s', (setting, peer, visitor) => {
  expect(addressOf(setting, peer, CLAIM)['x-client-address']).toBe(visitor);
});

test('refuses a setting that means nothing', () => {
  expect(() => readTrust('somebody')).toThrow(/neither a number/);
});

/** Whether a request of this peer with these headers passes for one of this machine's own browser. */
function isDirect(
  peer: string | undefined,
  headers: Record<string, string>,
  httpVersion = '1.1',
): boolean {
  const req = {
    socket: { remoteAddress: peer },
    headers,
    httpVersion,
  } as unknown as IncomingMessage;
  markDirect(req);
  return req.headers['x-direct-loopback'] === '1';
}

const LOCAL = { host: '127.0.0.1:3000', 'user-agent': 'curl', cookie: 'a=b' };

test.each([
  ['127.0.0.1', LOCAL],
  ['::1', { host: '[::1]:3000' }],
  ['::ffff:127.0.0.1', { host: 'localhost:3000' }],
])('%s with %j comes straight from this machine', (peer, headers) => {
  expect(isDirect(peer, headers)).toBe(true);
});

test('what speaks as a bare proxy does passes for none', () => {
  expect(isDirect('127.0.0.1', LOCAL, '1.0')).toBe(false);
});

test.each([
  ['another machine', '10.0.0.7', LOCAL],
  ['another machine in IPv6', '::ffff:10.0.0.7', LOCAL],
  ['a peer that is gone', undefined, LOCAL],
  ['a foreign name that leads here', '127.0.0.1', { host: 'rebound.example:3000' }],
  ['no name at all', '127.0.0.1', {}],
  ['a claim of its own', '10.0.0.7', { ...LOCAL, 'x-direct-loopback': '1' }],
  ['a claim with a foreign name', '127.0.0.1', { host: 'x.example', 'x-direct-loopback': '1' }],
  ['a proxy', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '203.0.113.9' }],
  ['a proxy that says loopback', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '127.0.0.1' }],
  ['a proxy that names the host', '127.0.0.1', { ...LOCAL, 'x-forwarded-host': 'x.example' }],
  ['a proxy that names the scheme', '127.0.0.1', { ...LOCAL, 'x-forwarded-proto': 'https' }],
  ['a proxy by the standard', '127.0.0.1', { ...LOCAL, forwarded: 'for=203.0.113.9' }],
  ['a proxy that says via', '127.0.0.1', { ...LOCAL, via: '1.1 proxy' }],
  ['nginx', '127.0.0.1', { ...LOCAL, 'x-real-ip': '203.0.113.9' }],
  ['a tunnel', '127.0.0.1', { ...LOCAL, 'cf-connecting-ip': '203.0.113.9' }],
])('%s does not', (_what, peer, headers) => {
  expect(isDirect(peer, headers)).toBe(false);
});
