import pg from 'pg';
import { codeOf, Fault, messageOf } from './fault';

/** An address as it may be shown: without the password. */
export function withoutPassword(url: string): string {
  try {
    const { host, pathname, username, port } = new URL(url);
    return `${username ? `${username}@` : ''}${host}${port ? '' : ':5432'}${pathname}`;
  } catch {
    // Not an address at all, so there is no telling what part of it is secret.
    return '(not an address)';
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no way to that host',
  '28P01': 'wrong user or password',
  '28000': 'the server refuses this user',
  '3D000': 'no such database',
  '53300': 'too many connections',
};

/** A connection to `url`; one clear line without the password when there is none. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const reason = REASONS[codeOf(error) ?? ''] ?? messageOf(error);
    throw new Fault(`The database of DATABASE_URL (${withoutPassword(url)}): ${reason}.`);
  }
}

/** Throws a Fault unless `url` leads to a PostgreSQL that is new enough. */
export async function checkConnection(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    );
    const major = Number(rows[0]?.major);
    if (major < 18) {
      throw new Fault(
        `The database of DATABASE_URL (${withoutPassword(url)}) is PostgreSQL ${major}: ` +
          'Shipworthy needs 18 or later.',
      );
    }
  } finally {
    await client.end();
  }
}
