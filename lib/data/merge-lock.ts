import 'server-only';
import { type ClientBase, DatabaseError } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { actAs } from './acting';
import { inLongTransaction } from './database';
import { holdVotesAlone } from './votes-lock';

type Client = Pick<ClientBase, 'query'>;

const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction of `acting` that may take longer than a page (a merge moves every vote
 * of a tool): all of it is kept, or nothing when it throws. It is run anew when it met a deadlock.
 */
export async function inMergeTransaction<T>(
  acting: Acting,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inLongTransaction(async (client) => {
        // Somebody else's long transaction is not waited for longer than a person waits for a page.
        await client.query("SET LOCAL lock_timeout = '20s'");
        await actAs(client, acting);
        return work(client);
      });
    } catch (error) {
      const again = error instanceof DatabaseError && error.code === DEADLOCK && attempt < ATTEMPTS;
      if (!again) throw error;
    }
  }
}

// In the order of ids, as everybody who locks several. A vote holds its tool FOR KEY SHARE (cast_vote):
// those under way end before this goes on, and whoever comes then waits until it is over and finds the
// tool that stays. Verdicts and matchups are held against the desks' own changes.
const LOCKS_SQL = [
  'SELECT FROM tools WHERE id = ANY($1) ORDER BY id FOR UPDATE',
  'SELECT FROM matchups WHERE left_id = ANY($1) OR right_id = ANY($1) ORDER BY id FOR UPDATE',
  'SELECT FROM verdicts WHERE tool_id = ANY($1) ORDER BY id FOR UPDATE',
];

/**
 * Holds two tools, with their votes, verdicts and matchups as they are, until the transaction ends.
 * Votes are held first: nobody excludes, suspends, signs in with votes or deletes an account meanwhile. A
 * vote reads the exclusions when it has its tool (cast_vote), so that those on the two may move.
 */
export async function holdTools(client: Client, ids: readonly [number, number]): Promise<void> {
  await holdVotesAlone(client);
  for (const statement of LOCKS_SQL) await client.query(statement, [ids]);
}
