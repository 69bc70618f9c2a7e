import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ensureBuild } from './build';
import { runChild } from './child.mjs';
import { messageOf } from './fault';
import { ROOT } from './paths';

/** What one kind of test found. A check without tests of its own counts as one. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** Everything it said, to be shown if it failed. */
  output: string;
}

export interface Check {
  name: string;
  run: () => Promise<Outcome>;
}

const COLORS = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;
const REPORTS = join(ROOT, 'node_modules/.cache/shipworthy-reports');

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The file behind a package's command, so that it runs under this Node and without a shell. */
function commandFile(packageName: string, command: string): string {
  // By path: some packages do not let their own package.json be imported.
  const file = join(ROOT, 'node_modules', packageName, 'package.json');
  const { bin } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const path = typeof bin === 'string' ? bin : bin[command];
  if (!path) throw new Error(`${packageName} has no command ${command}`);
  return resolve(dirname(file), path);
}

type Words = [packageName: string, command: string, ...args: string[]];

function run([packageName, command, ...args]: Words, env: Record<string, string> = {}) {
  return runChild(process.execPath, [commandFile(packageName, command), ...args], {
    cwd: ROOT,
    // What failed is shown as it came, so in colour only if somebody looks at it.
    env: { ...process.env, [process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1', ...env },
  });
}

/** A check that only passes or fails, of one command or several in a row. */
const plain = (name: string, ...commands: Words[]): Check => ({
  name,
  run: async () => {
    for (const words of commands) {
      const { code, output } = await run(words);
      if (code !== 0) return { passed: 0, failed: 1, skipped: 0, output };
    }
    return { passed: 1, failed: 0, skipped: 0, output: '' };
  },
});

/** Reads a report's figures; a run that broke off before it could write one failed as a whole. */
function readReport<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** A run that ended badly without a failed test (a broken set-up, say) has failed all the same. */
const atLeastOne = (failed: number, code: number): number => (code !== 0 && !failed ? 1 : failed);

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** The tests of a project of vitest.config.ts, and of the one whose files stand apart. */
const vitest = (name: string, project: string): Check => ({
  name,
  run: async () => {
    const file = freshReport(project);
    const { code, output } = await run([
      ...(['vitest', 'vitest', 'run', '--project', `${project}*`, '--no-allowOnly'] as const),
      ...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    ]);
    const report = readReport(file, vitestReport);
    const failed = atLeastOne(report?.numFailedTests ?? 0, code);
    const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
    return { passed: report?.numPassedTests ?? 0, failed, skipped, output };
  },
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

const browser: Check = {
  name: 'Browser tests',
  run: async () => {
    const file = freshReport('browser');
    const { code, output } = await run(
      ['@playwright/test', 'playwright', 'test', '--forbid-only', '--reporter=list,json'],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    );
    const stats = readReport(file, playwrightReport)?.stats;
    const failed = atLeastOne((stats?.unexpected ?? 0) + (stats?.flaky ?? 0), code);
    return { passed: stats?.expected ?? 0, failed, skipped: stats?.skipped ?? 0, output };
  },
};

const build: Check = {
  name: 'Production build',
  run: async () => {
    try {
      await ensureBuild();
      return { passed: 1, failed: 0, skipped: 0, output: '' };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: 0, output: messageOf(error) };
    }
  },
};

/** Every kind of test, the quick ones first. */
export const CHECKS: Check[] = [
  plain('Format and lint', ['@biomejs/biome', 'biome', 'ci', COLORS, '.']),
  ...(existsSync(join(ROOT, 'knip.json')) ? [plain('Dead code', ['knip', 'knip'])] : []),
  plain('Types', ['next', 'next', 'typegen'], ['typescript', 'tsc', '--noEmit']),
  vitest('Unit tests', 'unit'),
  vitest('Database tests', 'db'),
  build,
  vitest('Process tests', 'process'),
  browser,
];
