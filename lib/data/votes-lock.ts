import 'server-only';
import { type ClientBase, DatabaseError } from 'pg';

type Client = Pick<ClientBase, 'query'>;

// One lock for "votes are moved or settled". A merge, its undo and an exclusion write votes by what they
// read of others before, and a merge writes new rows in place of old ones: whoever waited for an old row
// would find it gone and overlook the new one. So they are one at a time, and while one is under way
// nobody changes whose votes count, whose they are, or whether they are at all. A vote itself
// (cast_vote) takes no part: it is kept apart by its tool, its row and the table of exclusions.
const KEY = "hashtextextended('votes moved or settled', 0)";

/**
 * Lets the transaction move or settle any votes, alone. To be called before anything else is locked.
 * Waits for whoever does so now.
 */
export async function holdVotesAlone(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${KEY})`);
}

/**
 * Lets the transaction settle or move the votes of one account, which it holds by its row already, beside
 * others who do the same with other accounts: no merge is under way, and the exclusions stay as they are.
 * To be called after the account is locked and before any vote is; nobody who holds votes alone ever
 * waits for an account.
 */
export async function holdVotesInPlace(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock_shared(${KEY})`);
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Answers whether somebody else had a lock for longer than the transaction would wait. */
export const wasKeptWaiting = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE;

/** What is said then: nothing was changed. */
export const VOTES_BUSY =
  'Votes are being moved or counted anew just now. Nothing was changed; try again in a minute.';
