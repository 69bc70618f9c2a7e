import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CONFIRM_DAYS } from '@/lib/domain/newsletter-days';
import {
  confirmAddress,
  leaveAddress,
  oneClickAddress,
  readConfirmToken,
  readLeaveToken,
} from './newsletter-link';
import { sign } from './secrets';

const id = '7b0d1f7e-3c51-4a0a-9d4e-0123456789ab';
const asked = new Date('2026-11-23T12:00:00.123Z');
const later = (milliseconds: number) => new Date(asked.getTime() + milliseconds);
const when = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
const WEEK_MS = CONFIRM_DAYS * 86_400_000;

const tokenOf = (address: string) => new URL(address).searchParams.get('token') ?? '';
const confirmToken = tokenOf(confirmAddress(id, asked));
const leaveToken = tokenOf(leaveAddress(id));

afterEach(() => vi.unstubAllEnvs());

describe('the links', () => {
  it('lead to this site and nowhere else', () => {
    expect(confirmAddress(id, asked)).toBe(
      `http://localhost:3000/newsletter/confirm?token=${confirmToken}`,
    );
    expect(leaveAddress(id)).toBe(
      `http://localhost:3000/newsletter/unsubscribe?token=${leaveToken}`,
    );
    expect(oneClickAddress(id)).toBe(
      `http://localhost:3000/api/newsletter/unsubscribe?token=${leaveToken}`,
    );
  });

  it('are read as they were made, whoever and whenever it was', () => {
    fc.assert(
      fc.property(fc.uuid(), when, (who, since) => {
        const read = readConfirmToken(tokenOf(confirmAddress(who, since)), since);
        expect(read).toEqual({ subscriberId: who, askedAt: since, isOld: false });
        expect(readLeaveToken(tokenOf(leaveAddress(who)))).toBe(who);
      }),
    );
  });

  it('to confirm grow old after 7 days, to the millisecond; to leave, never', () => {
    expect(readConfirmToken(confirmToken, later(WEEK_MS - 1))).toMatchObject({ isOld: false });
    expect(readConfirmToken(confirmToken, later(WEEK_MS))).toMatchObject({ isOld: true });
    expect(readLeaveToken(leaveToken)).toBe(id);
  });
});

describe('a token', () => {
  const nobody = (token: unknown) => {
    expect(readConfirmToken(token, asked)).toBeNull();
    expect(readLeaveToken(token)).toBeNull();
  };

  it('of one purpose means nothing to the other', () => {
    expect(readLeaveToken(confirmToken)).toBeNull();
    expect(readConfirmToken(leaveToken, asked)).toBeNull();
    nobody(`${id}.${sign('voter-cookie', id)}`);
  });

  it('of a server with another secret is a forgery', async () => {
    vi.resetModules();
    vi.stubEnv('AUTH_SECRET', 'another secret, which is long enough too');
    const other = await import('./newsletter-link');
    nobody(tokenOf(other.confirmAddress(id, asked)));
    nobody(tokenOf(other.leaveAddress(id)));
  });

  it('in which a single sign was changed, left out or added is a forgery', () => {
    const sign = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_. =\n\0é');
    const wrong = (token: string) =>
      fc.record({ at: fc.nat(token.length), cut: fc.nat(2), put: fc.string({ unit: sign }) });
    for (const token of [confirmToken, leaveToken]) {
      fc.assert(
        fc.property(wrong(token), ({ at, cut, put }) => {
          const changed = token.slice(0, at) + put + token.slice(at + cut);
          if (changed !== token) nobody(changed);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('for another day does not come of the one that was mailed', () => {
    const [who = '', , signature = ''] = confirmToken.split('.');
    nobody(`${who}.${later(WEEK_MS).getTime()}.${signature}`);
  });

  it.each([
    ['nothing', undefined],
    ['several', [leaveToken, leaveToken]],
    ['an empty text', ''],
    ['a dot', '.'],
    ['an id alone', id],
    ['an id with a dot', `${id}.`],
    ['a very long text', 'A'.repeat(100_000)],
  ])('that is %s is none', (_what, token) => nobody(token));

  it('that is signed rightly over something else is none', () => {
    for (const text of ['', 'x', "'; DROP TABLE subscribers; --", id.toUpperCase(), `${id}.now`]) {
      nobody(`${text}.${sign('newsletter-leave', text)}`);
      nobody(`${text}.${sign('newsletter-confirm', text)}`);
    }
  });
});
