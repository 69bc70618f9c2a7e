import { afterAll, vi } from 'vitest';

// Before each test file: what lib/env.ts wants to find.
process.env.AUTH_SECRET ||= 'a secret for tests only, the same in every run';
process.env.LOG_LEVEL ||= 'silent';

// Files share a process (vitest.config.ts), but nothing of what the one before has left there: no module
// with what it remembers, no database, no clock.
vi.resetModules();
process.env.DATABASE_URL = '';

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
