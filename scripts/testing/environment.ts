// Before each database test file: what lib/env.ts wants to find.
process.env.AUTH_SECRET ||= 'a secret for tests only, the same in every run';
process.env.LOG_LEVEL ||= 'silent';
