import { existsSync, statSync } from 'node:fs';
import { runChild } from '../child.mjs';
import { Fault } from '../fault';
import { displayPath } from '../paths';

/** The account that PostgreSQL runs as when it cannot be our own. */
export interface Account {
  uid: number;
  gid: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

async function lookUp(name: string): Promise<Account | undefined> {
  const uid = await runChild('id', ['-u', name]);
  const gid = await runChild('id', ['-g', name]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

/**
 * PostgreSQL refuses to run as root, so root lends it an account: the owner of the data if there
 * is data already, else `postgres`, else `nobody`. Anybody else runs it as themselves (undefined).
 */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (!isRoot()) {
    const me = process.getuid?.();
    if (owner && me !== undefined && owner.uid !== me) {
      throw new Fault(
        `${displayPath(cluster)} belongs to another user (uid ${owner.uid}): start as that user ` +
          'or as root, or choose another DATA_DIR.',
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new Fault(
    'PostgreSQL does not run as root and there is no account "postgres" or "nobody" to run it ' +
      'as: make one with `useradd --system postgres`, or start as an ordinary user.',
  );
}
