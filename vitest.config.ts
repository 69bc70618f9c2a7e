import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const exclude = [...configDefaults.exclude, 'e2e/**', '.next/**', '.data/**'];
const resolve = {
  alias: [
    // It throws outside React's server (trap 3); a test is as good as the server.
    { find: /^server-only$/, replacement: here('scripts/testing/nothing.ts') },
    { find: /^@\//, replacement: here('./') },
  ],
};

const FOLDERS = ['lib', 'components', 'app', 'prisma', 'scripts'];

const testFiles = FOLDERS.flatMap((folder) =>
  readdirSync(here(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** What `vi.mock` puts in a module's place stays there for the process. */
const mocks = (file: string): boolean => readFileSync(here(file), 'utf8').includes('vi.mock(');

type Test = NonNullable<TestProjectInlineConfiguration['test']>;

/**
 * Two projects: the files that share a process one after the other, each with modules of its own (see
 * scripts/testing/environment.ts), which spares 1 to 2 seconds a file; and under `NAME-apart` those that
 * put something else in a module's place, each in a process of its own.
 */
function sharing(name: string, isOne: (file: string) => boolean, test: Test) {
  const files = testFiles.filter(isOne);
  const common = { ...test, exclude, setupFiles: ['scripts/testing/environment.ts'] };
  return [
    {
      resolve,
      test: { ...common, name, isolate: false, include: files.filter((file) => !mocks(file)) },
    },
    { resolve, test: { ...common, name: `${name}-apart`, include: files.filter(mocks) } },
  ];
}

const isDatabaseTest = (file: string): boolean => /\.db\.test\.tsx?$/.test(file);
const isProcessTest = (file: string): boolean => file.endsWith('.process.test.ts');

export default defineConfig({
  test: {
    // By itself it leaves a core idle, of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...sharing('unit', (file) => !isDatabaseTest(file) && !isProcessTest(file), {
        // Properties run hundreds of times; a machine that is busy is no fault of theirs.
        testTimeout: 30_000,
      }),
      ...sharing('db', isDatabaseTest, {
        globalSetup: ['scripts/testing/cluster.ts'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      {
        resolve,
        test: {
          // The real commands as processes of their own; they want a fresh build.
          name: 'process',
          include: testFiles.filter(isProcessTest),
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
