import { afterAll, vi } from 'vitest';
import { runShutdown } from '@/lib/shutdown';

// Before each test file: what lib/env.ts wants to find.
process.env.AUTH_SECRET ||= 'a secret for tests only, the same in every run';
process.env.LOG_LEVEL ||= 'silent';

// Files share a process (vitest.config.ts), but nothing of what the one before has left there: no module
// with what it remembers, no database, no clock.
vi.resetModules();
// A file that failed before its first test has closed nothing; what it left is closed here.
await runShutdown();
process.env.DATABASE_URL = '';

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
