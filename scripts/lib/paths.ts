import { isAbsolute, join, relative, resolve } from 'node:path';
import { ROOT } from './root.mjs';

/** Where the embedded database and what belongs to it lie: `DATA_DIR`, or `.data`. */
export function dataDirectory(): string {
  return resolve(ROOT, process.env.DATA_DIR || '.data');
}

/** A path as a person would write it from the repository's root; outside of it, the full path. */
export function displayPath(path: string): string {
  const short = relative(ROOT, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short || '.';
}

export const MIGRATIONS = join(ROOT, 'prisma/migrations');
export const SCHEMA = join(ROOT, 'prisma/schema.prisma');
export { ROOT };
