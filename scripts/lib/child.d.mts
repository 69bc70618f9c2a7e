import type { SpawnOptions } from 'node:child_process';

export interface ChildResult {
  code: number;
  signal?: NodeJS.Signals | null;
  output: string;
}

/** Runs a child to its end; never throws (127 when it cannot be started at all). */
export function runChild(
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<ChildResult>;

/** The last `count` lines that say something. */
export function tail(output: string, count?: number): string;
