import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const exclude = [...configDefaults.exclude, 'e2e/**', '.next/**', '.data/**'];
const resolve = {
  alias: [
    // It throws outside React's server (trap 3); a test is as good as the server.
    { find: /^server-only$/, replacement: here('scripts/testing/nothing.ts') },
    { find: /^@\//, replacement: here('./') },
  ],
};

export default defineConfig({
  test: {
    // By itself it leaves a core idle, of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{lib,components,app,prisma,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.{ts,tsx}', '**/*.process.test.ts'],
          setupFiles: ['scripts/testing/environment.ts'],
          // Properties run hundreds of times; a machine that is busy is no fault of theirs.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['{lib,prisma,scripts}/**/*.db.test.{ts,tsx}'],
          exclude,
          globalSetup: ['scripts/testing/cluster.ts'],
          setupFiles: ['scripts/testing/environment.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          // The real commands as processes of their own; they want a fresh build.
          name: 'process',
          include: ['scripts/**/*.process.test.ts'],
          // What one kills and times, another would disturb.
          fileParallelism: false,
          exclude,
          globalSetup: ['scripts/testing/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
