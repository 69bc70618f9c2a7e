import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifiedAddress } from './providers';

/** The names of the other sites that these settings allow. */
async function namesWith(settings: Record<string, string>): Promise<string[]> {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return (await import('./providers')).findProviders().map(({ name }) => name);
}

afterEach(() => vi.unstubAllEnvs());

describe('findProviders', () => {
  const cases: { settings: Record<string, string>; names: string[] }[] = [
    { settings: {}, names: [] },
    { settings: { GITHUB_ID: 'x' }, names: [] },
    { settings: { GITHUB_SECRET: 'x', GOOGLE_ID: 'x' }, names: [] },
    { settings: { GITHUB_ID: 'x', GITHUB_SECRET: 'y' }, names: ['GitHub'] },
    { settings: { GOOGLE_ID: 'x', GOOGLE_SECRET: 'y' }, names: ['Google'] },
  ];
  it.each(cases)('with $settings there are $names', async ({ settings, names }) => {
    expect(await namesWith(settings)).toEqual(names);
  });
});

describe('verifiedAddress', () => {
  const address = (email: string, primary: boolean, verified: boolean) => ({
    ...{ email, primary, verified, visibility: null },
  });

  it('takes the primary address, if it is verified', () => {
    const emails = [address('old@x.example', false, true), address('ada@x.example', true, true)];
    expect(verifiedAddress(emails)).toBe('ada@x.example');
  });

  it.each([
    ['is not verified', [address('ada@x.example', true, false)]],
    ['is not the primary one', [address('ada@x.example', false, true)]],
    ['is not there', []],
    ['is hidden in a refusal', { message: 'Bad credentials' }],
  ])('takes none that %s', (_what, emails) => {
    expect(verifiedAddress(emails)).toBe('');
  });
});
