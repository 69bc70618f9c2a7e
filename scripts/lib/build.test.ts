import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILD_CACHE } from './actions-key';
import { doOnce } from './build';
import { ROOT } from './paths';
import { pause } from './postgres/processes';

let output = '';
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'shipworthy-build-'));
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

test('the lock lies in what `next build` leaves standing', () => {
  expect(BUILD_CACHE).toBe(join(ROOT, '.next/cache'));
});

test('of several that build at once one does, and it is never done twice', async () => {
  const cache = join(output, 'cache');
  let running = 0;
  let done = false;
  const build = async (): Promise<void> => {
    running += 1;
    expect(running).toBe(1);
    // As `next build` does when it begins.
    for (const name of readdirSync(output)) {
      if (name !== 'cache') rmSync(join(output, name), { recursive: true });
    }
    await pause(400);
    mkdirSync(join(output, 'server'));
    writeFileSync(join(output, 'BUILD_ID'), 'x');
    done = true;
    running -= 1;
  };
  const answers = await Promise.all([1, 2, 3].map(() => doOnce(cache, () => done, build)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});
