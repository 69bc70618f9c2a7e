import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readTrust } from '@/lib/auth/trust';
import { markAddress } from './client-address';

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
