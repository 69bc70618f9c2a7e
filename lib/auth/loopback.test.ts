import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isLoopbackHost } from './loopback';

describe('isLoopbackAddress', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });
  it.each(['', 'localhost', '10.0.0.1', '0.0.0.0', '::', '128.0.0.1', '::ffff:10.0.0.1', '127.1'])(
    '%j is not',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false);
    },
  );
});

describe('isLoopbackHost', () => {
  it.each([
    'localhost',
    'LOCALHOST:3000',
    '127.0.0.1',
    '127.0.0.1:3000',
    '127.9.9.9:1',
    '[::1]',
    '[::1]:3000',
    '::1',
  ])('%s is', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });
  it.each([
    null,
    '',
    'ship.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:127',
    '0.0.0.0:3000',
    '[::]:3000',
    'localhost:80:80',
    'user@localhost',
  ])('%j is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});
