import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ClientBase, PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { Prisma } from '@/lib/generated/prisma/client';
import { inTransaction } from './database';

/** What the triggers of the history read: the names are theirs (migration 20261124090000). */
const settingOf = (acting: Acting): string => JSON.stringify(acting);

/**
 * Says who acts in the transaction of `client`, for the entries that the database writes into the
 * history by itself (prisma/migrations, audit_row). Ends with the transaction.
 */
export async function actAs(client: Pick<ClientBase, 'query'>, acting: Acting): Promise<void> {
  await client.query("SELECT set_config('shipworthy.actor', $1, true)", [settingOf(acting)]);
}

/** The same for a transaction of Prisma's client. */
export async function actAsInPrisma(
  transaction: Prisma.TransactionClient,
  acting: Acting,
): Promise<void> {
  await transaction.$queryRaw`SELECT set_config('shipworthy.actor', ${settingOf(acting)}, true)`;
}

/** Runs `work` in one transaction (`inTransaction`) whose changes the history shows as `acting`'s. */
export function inTransactionAs<T>(
  acting: Acting,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(async (client) => {
    await actAs(client, acting);
    return work(client);
  });
}

/** Answers a job or a command as the history names it, for one operation. */
export function actingAsSystem(kind: 'job' | 'command', reason: string | null = null): Acting {
  return { kind, userId: null, operation: randomUUID(), addressHash: null, reason };
}
