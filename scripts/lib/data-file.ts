import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { digestName } from '@/lib/domain/open-data';
import { codeOf, Fault, messageOf } from './fault';

/** No line of a good file comes near; a bad one must not fill the memory. */
const LONGEST_LINE = 1_048_576;
const ENDING = /\.ndjson(?:\.gz)?$/;
const LINE_FEED = 10;

/** A file of open data, on this machine or at an address. */
export type DataFile = {
  name: string;
  bytes: AsyncIterable<Buffer>;
  /** The SHA-256 that lies beside it, in lower-case hexadecimal; null where none does. */
  promised: string | null;
};

/** The digest of `name` in a list as `sha256sum` writes it, or the only one of it. */
export function digestIn(list: string, name: string): string | null {
  const lines = [...list.matchAll(/^([0-9a-fA-F]{64}) [ *](.+)$/gm)];
  const found = lines.find(([, , named]) => named?.trim() === name) ?? lines[0];
  return found?.[1]?.toLowerCase() ?? null;
}

async function onDisk(path: string): Promise<DataFile> {
  const name = basename(path);
  const beside = [`${path}.sha256`, join(dirname(path), digestName(name.replace(ENDING, '')))];
  let promised: string | null = null;
  for (const each of beside) {
    promised ??= digestIn(await readFile(each, 'utf8').catch(() => ''), name);
  }
  async function* bytes() {
    try {
      yield* createReadStream(path) as AsyncIterable<Buffer>;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') throw new Fault(`There is no file ${path}.`);
      throw new Fault(`${path} could not be read: ${messageOf(error)}`);
    }
  }
  return { name, bytes: bytes(), promised };
}

async function fetched(address: string): Promise<Response> {
  try {
    const response = await fetch(address);
    if (response.ok) return response;
    throw new Fault(`${address} answered ${response.status}.`);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${address} does not answer: ${messageOf(error)}`);
  }
}

async function atAddress(address: string): Promise<DataFile> {
  const response = await fetched(address);
  // /data/latest has led to the file of a day.
  const { pathname } = new URL(response.url);
  const name = basename(pathname);
  const beside = new URL(response.url);
  beside.pathname = join(dirname(pathname), digestName(name.replace(ENDING, '')));
  const list = ENDING.test(name)
    ? await fetch(beside).then(
        (answer) => (answer.ok ? answer.text() : ''),
        () => '',
      )
    : '';
  async function* bytes() {
    for await (const chunk of response.body ?? []) yield Buffer.from(chunk);
  }
  return { name, bytes: bytes(), promised: digestIn(list, name) };
}

/** Opens a file, or what is at an http or https address. @throws Fault when there is none */
export function openDataFile(where: string): Promise<DataFile> {
  return /^https?:\/\//.test(where) ? atAddress(where) : onDisk(where);
}

async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = bytes[Symbol.asyncIterator]();
  const first = await reader.next();
  if (first.done) return;
  async function* all() {
    yield first.value as Buffer;
    yield* { [Symbol.asyncIterator]: () => reader };
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all();
    return;
  }
  const packed = Readable.from(all());
  const gunzip = createGunzip();
  packed.once('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`The file is damaged, or cut off: ${messageOf(error)}`);
  }
}

type Taker = { take: (line: string) => void; skip: (limit: number) => void };

async function eachLine(bytes: AsyncIterable<Buffer>, taker: Taker): Promise<void> {
  let rest: Buffer[] = [];
  let length = 0;
  const end = () => {
    if (length > LONGEST_LINE) taker.skip(LONGEST_LINE);
    else taker.take(Buffer.concat(rest).toString());
    rest = [];
    length = 0;
  };
  const add = (part: Buffer) => {
    length += part.length;
    if (length > LONGEST_LINE) rest = [];
    else if (part.length > 0) rest.push(part);
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at));
      end();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) end();
}

/**
 * Reads a file to its end, compressed or not, a line at a time; holds no more than a line.
 * @returns the SHA-256 of the bytes as they are, in lower-case hexadecimal
 * @throws Fault when it is not there, is damaged, or breaks off
 */
export async function readDataFile(file: DataFile, taker: Taker): Promise<string> {
  const digest = createHash('sha256');
  async function* hashed() {
    for await (const chunk of file.bytes) {
      digest.update(chunk);
      yield chunk;
    }
  }
  await eachLine(unpacked(hashed()), taker);
  return digest.digest('hex');
}
