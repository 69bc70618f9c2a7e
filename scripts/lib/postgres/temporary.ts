import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor } from './account';
import { findPrograms } from './binaries';
import { initialise } from './initialise';
import { startServer } from './server';

export interface TemporaryCluster {
  /** The address of a database by name, as superuser. */
  url: (database: string) => string;
  adminUrl: string;
  stop: () => Promise<void>;
}

/** A throw-away server for tests: nothing is forced to the disk, and all goes when it stops. */
export async function startTemporaryCluster(): Promise<TemporaryCluster> {
  const home = mkdtempSync(join(tmpdir(), 'shipworthy-database-'));
  const directory = join(home, 'postgres');
  const password = randomBytes(24).toString('base64url');
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const account = await accountFor(directory);
    const program = await findPrograms(account);
    const initdb = program('initdb');
    await initialise({ directory, account, initdb, password, durable: false });
    const logFile = join(home, 'postgres.log');
    const settings = {
      max_connections: 200,
      shared_buffers: '128MB',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      timezone: 'UTC',
    };
    const server = await startServer({
      ...{ directory, account, program, logFile, password, settings },
    });
    const url = (database: string): string =>
      `postgresql://postgres:${password}@127.0.0.1:${server.port}/${database}`;
    return {
      url,
      adminUrl: url('postgres'),
      stop: async () => {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
