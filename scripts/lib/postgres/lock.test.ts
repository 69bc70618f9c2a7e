import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockOwner, takeLock } from './lock';
import { startOf } from './processes';

let directory = '';
const file = (): string => join(directory, 'server.lock');
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shipworthy-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('is held by one, names it, and can be given back', async () => {
  const first = await takeLock(directory, 'start');
  if (!first.held) throw new Error('a free lock must be given');
  const second = await takeLock(directory, 'seed');
  expect(second).toMatchObject({ held: false, owner: { pid: process.pid, command: 'start' } });
  first.release();
  expect(lockOwner(directory)).toBeUndefined();
  expect((await takeLock(directory, 'seed')).held).toBe(true);
});

test.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, began: '1', command: 'start' })],
  ['a number given out again', JSON.stringify({ pid: process.pid, began: '1', command: 'start' })],
  ['half a file', '{"pid":'],
  ['an empty file', ''],
])('one left by %s goes to exactly one of many', async (_name, left) => {
  writeFileSync(file(), left);
  const answers = await Promise.all(Array.from({ length: 8 }, () => takeLock(directory, 'start')));
  expect(answers.filter(({ held }) => held)).toHaveLength(1);
});

test('is not given back by somebody who lost it', async () => {
  const lock = await takeLock(directory, 'start');
  writeFileSync(file(), JSON.stringify({ pid: 1, began: startOf(1) ?? '', command: 'start' }));
  if (lock.held) lock.release();
  expect(existsSync(file())).toBe(true);
});
