import { afterEach, expect, it, vi } from 'vitest';

/** Where forms of `path` may lead, as the policy says it with these settings. */
async function formTargets(path: string, settings: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { contentPolicy } = await import('./policy');
  return /form-action ([^;]+)/.exec(contentPolicy([], path))?.[1];
}

afterEach(() => vi.unstubAllEnvs());

const BOTH = { GITHUB_ID: 'x', GOOGLE_ID: 'y' };

// Browsers hold a form's redirects against its page's policy, too.
it('lets the sign-in page’s forms lead to the other sites that are set up, and no other page’s', async () => {
  expect(await formTargets('/signin')).toBe("'self'");
  expect(await formTargets('/signin?redirect=/me', { GITHUB_ID: 'x' })).toBe(
    "'self' https://github.com",
  );
  expect(await formTargets('/signin', BOTH)).toBe(
    "'self' https://github.com https://accounts.google.com",
  );
  for (const path of ['/', '/signing', '/compare/a-vs-b', '/me', '/review']) {
    expect(await formTargets(path, BOTH), path).toBe("'self'");
  }
});
