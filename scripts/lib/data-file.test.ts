import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { digestIn, openDataFile, readDataFile } from './data-file';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-file-'));
afterAll(() => rmSync(home, { recursive: true }));
const path = (name: string) => join(home, name);
const digestOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

async function read(name: string) {
  const lines: string[] = [];
  let skipped = 0;
  const file = await openDataFile(path(name));
  const digest = await readDataFile(file, {
    take: (line) => lines.push(line),
    skip: () => {
      skipped += 1;
    },
  });
  return { lines, skipped, digest, promised: file.promised };
}

test('lines are read as they are, wherever the pieces end, compressed or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme', maxLength: 60_000 }).map((s) => s.replaceAll('\n', '')),
      ),
      fc.boolean(),
      async (lines, packed) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const bytes = packed ? gzipSync(text) : Buffer.from(text);
        writeFileSync(path('any.ndjson'), bytes);
        expect(await read('any.ndjson')).toMatchObject({ lines, digest: digestOf(bytes) });
      },
    ),
    { numRuns: 30 },
  );
});

test('the digest that lies beside it is found, under either name', async () => {
  writeFileSync(path('2026-11-22.ndjson.gz'), gzipSync('a\n'));
  expect((await read('2026-11-22.ndjson.gz')).promised).toBeNull();
  const digest = digestOf('else');
  writeFileSync(path('2026-11-22.sha256'), `${digest}  2026-11-22.ndjson.gz\n`);
  expect((await read('2026-11-22.ndjson.gz')).promised).toBe(digest);
  writeFileSync(path('own.ndjson'), 'a\n');
  writeFileSync(path('own.ndjson.sha256'), `${digest.toUpperCase()} *own.ndjson\r\n`);
  expect((await read('own.ndjson')).promised).toBe(digest);
  expect(digestIn(`${digestOf('1')}  a\n${digest}  b\n`, 'b')).toBe(digest);
  expect(digestIn('nothing of the kind', 'b')).toBeNull();
});

test('a line of more than a megabyte is not read, and the next one is', async () => {
  writeFileSync(path('long.ndjson'), `a\n${'x'.repeat(3_000_000)}\nb\n${'x'.repeat(2_000_000)}`);
  expect(await read('long.ndjson')).toMatchObject({ lines: ['a', 'b'], skipped: 2 });
});

test('what is cut off, damaged or not there is said in one line', async () => {
  const packed = gzipSync('a line that is there\n'.repeat(500));
  writeFileSync(path('cut.ndjson.gz'), packed.subarray(0, 40));
  await expect(read('cut.ndjson.gz')).rejects.toThrow(/^The file is damaged, or cut off/);
  packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1;
  writeFileSync(path('damaged.ndjson.gz'), packed);
  await expect(read('damaged.ndjson.gz')).rejects.toThrow(/^The file is damaged, or cut off/);
  await expect(read('none.ndjson.gz')).rejects.toThrow(/^There is no file .*none/);
  await expect(openDataFile('http://127.0.0.1:1/data/latest')).rejects.toThrow(/does not answer/);
});
