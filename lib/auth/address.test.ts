import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashAddress, networkOf } from './address';

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:0207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    '',
    'unknown',
    'localhost',
    '192.0.2.7, 192.0.2.8',
    '192.0.2.7:80',
    '1.2.3.4.5',
    '[::1]',
    '💥',
    'x'.repeat(5_000),
  ])('does not know %.20j', (address) => {
    expect(networkOf(address)).toBe('unknown');
  });
});

describe('hashAddress', () => {
  const morning = new Date('2026-11-23T00:00:00Z');
  const night = new Date('2026-11-23T23:59:59.999Z');
  const nextDay = new Date('2026-11-24T00:00:00Z');

  afterEach(() => vi.unstubAllEnvs());

  it('is one all day, and another the next', () => {
    expect(hashAddress('192.0.2.7', morning)).toBe(hashAddress('192.0.2.7', night));
    expect(hashAddress('192.0.2.7', night)).not.toBe(hashAddress('192.0.2.7', nextDay));
  });

  it('is one for a household, and another for its neighbour', () => {
    const of = (address: string) => hashAddress(address, morning);
    expect(of('2001:db8:1:2::1')).toBe(of('2001:db8:1:2:a:b:c:d'));
    expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
    expect(of('::ffff:192.0.2.7')).toBe(of('192.0.2.7'));
    expect(of('192.0.2.7')).not.toBe(of('192.0.2.8'));
  });

  it('shows nothing of the address, and fits its column', () => {
    expect(hashAddress('192.0.2.7', morning)).toMatch(/^[\w-]{22}$/);
  });

  it('is another under another secret', async () => {
    const here = hashAddress('192.0.2.7', morning);
    vi.resetModules();
    vi.stubEnv('AUTH_SECRET', 'another secret, which is long enough too');
    const elsewhere = await import('./address');
    expect(elsewhere.hashAddress('192.0.2.7', morning)).not.toBe(here);
  });
});
