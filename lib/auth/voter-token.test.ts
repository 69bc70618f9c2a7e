import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readVoterToken, signVoter } from './voter-token';

const id = '7b0d1f7e-3c51-4a0a-9d4e-0123456789ab';

/** A token as a server with another secret would sign it. */
async function signElsewhere(text: string): Promise<string> {
  vi.resetModules();
  vi.stubEnv('AUTH_SECRET', 'another secret, which is long enough too');
  const other = await import('./voter-token');
  return other.signVoter(text);
}

afterEach(() => vi.unstubAllEnvs());

describe('readVoterToken', () => {
  it('reads what was signed here', () => {
    for (const voter of [id, randomUUID()]) {
      expect(readVoterToken(signVoter(voter))).toBe(voter);
      expect(signVoter(voter)).toBe(signVoter(voter));
    }
  });

  it('takes another secret for a forgery', async () => {
    const token = await signElsewhere(id);
    expect(token.startsWith(`${id}.`)).toBe(true);
    expect(readVoterToken(token)).toBeNull();
  });

  it('takes the signature of another voter for a forgery', () => {
    const [, signature] = signVoter(randomUUID()).split('.');
    expect(readVoterToken(`${id}.${signature}`)).toBeNull();
  });

  it('takes no token in which a single sign was changed', () => {
    const token = signVoter(id);
    for (let at = 0; at < token.length; at += 1) {
      for (const sign of ['A', 'b', '0', '.', ' ']) {
        if (token[at] === sign) continue;
        const changed = token.slice(0, at) + sign + token.slice(at + 1);
        expect(readVoterToken(changed)).toBeNull();
      }
    }
  });

  it('takes no token that was cut, drawn out or padded', () => {
    const token = signVoter(id);
    for (let length = 0; length < token.length; length += 1) {
      expect(readVoterToken(token.slice(0, length))).toBeNull();
    }
    for (const more of ['A', '=', '.', ` `, '\n', token, 'é'.repeat(20), 'A'.repeat(10_000)]) {
      expect(readVoterToken(token + more)).toBeNull();
      expect(readVoterToken(more + token)).toBeNull();
    }
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a dot', '.'],
    ['an id alone', id],
    ['an id with a dot', `${id}.`],
  ])('takes no %s', (_what, token) => {
    expect(readVoterToken(token)).toBeNull();
  });

  it.each([
    ['a UUID of version 1', '5e6f1c2a-8d9b-11ee-b9d1-0242ac120002'],
    ['a UUID of version 7', '018bfa5e-1c9b-7a3e-8f2b-0123456789ab'],
    ['the nil UUID', '00000000-0000-0000-0000-000000000000'],
    ['another name', 'admin'],
    ['a name with a statement', "'; DROP TABLE votes; --"],
  ])('takes no %s, though it is signed rightly', (_what, name) => {
    expect(readVoterToken(signVoter(name))).toBeNull();
  });
});
