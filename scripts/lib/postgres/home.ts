import { closeSync, existsSync, openSync } from 'node:fs';
import { sep } from 'node:path';
import type { Account } from './account';

/** How a child process of some account is to name a directory, and what it needs for that. */
export interface Reach {
  /** The directory's name as the child must write it. */
  path: string;
  /** Options of `spawn`: the account, and a working directory that it may be in. */
  spawn: { uid?: number; gid?: number; cwd?: string; env: NodeJS.ProcessEnv };
  /** What goes in place 3 of `stdio`, so that `path` leads somewhere. */
  extra: number[];
  close: () => void;
}

/** The environment without settings meant for another PostgreSQL, and with messages in English. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };
  for (const name of Object.keys(env)) if (/^(PG|LANG)/.test(name)) delete env[name];
  return env;
}

/**
 * Lets a child that runs as `account` use `directory`, also where one of the directories above is
 * closed to that account (root's own checkout, `mktemp -d`). The child inherits the directory as
 * file descriptor 3 and enters it through /proc, which asks for no permission on the way; no
 * directory above has to be opened up for others.
 */
export function reach(directory: string, account: Account | undefined): Reach {
  const env = cleanEnvironment();
  if (!account) return { path: directory, spawn: { env }, extra: [], close: () => undefined };
  const spawn = { ...account, cwd: sep, env };
  if (!existsSync('/proc/self/fd')) {
    return { path: directory, spawn, extra: [], close: () => undefined };
  }
  const descriptor = openSync(directory, 'r');
  return {
    path: '/proc/self/fd/3',
    spawn,
    extra: [descriptor],
    close: () => closeSync(descriptor),
  };
}
