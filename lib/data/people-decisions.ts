import 'server-only';
import type { PoolClient } from 'pg';
import type { Role, Viewer } from '@/lib/domain/account';
import type { Acting } from '@/lib/domain/acting';
import {
  canChangeRole,
  canReinstate,
  canSuspend,
  type RuledPerson,
} from '@/lib/domain/people-rules';
import type { Ruling } from '@/lib/domain/verdict-rules';
import { inTransactionAs } from './acting';
import { noteSettled, type Settled, settleVotes } from './settle-votes';
import { holdVotesInPlace, VOTES_BUSY, wasKeptWaiting } from './votes-lock';

/** Who decides, about whom, and how the history names them. */
export type Decision = { viewer: Viewer; userId: string; acting: Acting };

/** How a decision about an account ended; refused means that nothing was changed, and why. */
export type Decided<T = object> = ({ kind: 'done' } & T) | { kind: 'refused'; message: string };

type HeldRow = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  voter_id: string | null;
  suspended_at: Date | null;
};

// All admins with them, in one order: of two who take each other's role, one is an admin no more when
// the other is asked.
const HOLD_SQL = `
  SELECT id, email, name, role, voter_id, suspended_at FROM users
  WHERE role = 'admin' OR id = $1 ORDER BY id FOR NO KEY UPDATE`;

const SEATS_SQL = `
  SELECT seats.name FROM seat_holdings
    JOIN seats ON seats.id = seat_id JOIN authors ON authors.id = author_id
  WHERE authors.user_id = $1 AND until IS NULL ORDER BY seats.rank`;

export type HeldPerson = { person: RuledPerson; voterId: string | null; admins: number };

/**
 * Locks an account that is decided about until the end of the transaction.
 * @returns the account as it stands; a refusal in words when it is gone, or who asks is no admin any more
 */
async function holdPerson(
  client: PoolClient,
  { viewer, userId }: Decision,
): Promise<HeldPerson | string> {
  const { rows } = await client.query<HeldRow>(HOLD_SQL, [userId]);
  const row = rows.find(({ id }) => id === userId);
  if (!row) return 'There is no such account any more.';
  const isAdmin = ({ role }: HeldRow) => role === 'admin';
  if (!rows.some((each) => each.id === viewer.userId && isAdmin(each))) {
    return 'The curator’s desk is for admins.';
  }
  const seats = await client.query<{ name: string }>(SEATS_SQL, [userId]);
  const person = {
    userId,
    called: row.name ?? row.email,
    role: row.role,
    suspended: row.suspended_at !== null,
    seats: seats.rows.map(({ name }) => name),
  };
  return { person, voterId: row.voter_id, admins: rows.filter(isAdmin).length };
}

/** Runs `work` on the locked account where `rule` allows it, in one transaction. */
export function decide<T extends object>(
  decision: Decision,
  rule: (held: HeldPerson) => Ruling,
  work: (client: PoolClient, held: HeldPerson) => Promise<T>,
): Promise<Decided<T>> {
  return inTransactionAs<Decided<T>>(decision.acting, async (client) => {
    const held = await holdPerson(client, decision);
    if (typeof held === 'string') return { kind: 'refused', message: held };
    const ruling = rule(held);
    if (!ruling.allowed) return { kind: 'refused', message: ruling.reason };
    return { kind: 'done', ...(await work(client, held)) };
  });
}

/**
 * Gives an account a role; `was` is the role that who decides has seen. Its sessions get new tokens at
 * their next request. Refused by canChangeRole, or when the role has changed meanwhile.
 */
export function changeRole(decision: Decision, was: Role, role: Role): Promise<Decided> {
  return decide(
    decision,
    ({ person, admins }) =>
      person.role === was
        ? canChangeRole(decision.viewer, person, role, admins)
        : {
            allowed: false,
            reason: `Somebody else changed the role meanwhile: you saw ${was}, it is ${person.role} now, and you chose ${role}. Nothing was changed.`,
          },
    async (client) => {
      await client.query('UPDATE users SET role = $2 WHERE id = $1', [decision.userId, role]);
      return {};
    },
  );
}

/**
 * Suspends an account: it can neither vote nor publish, and its votes leave the count, all in one
 * transaction. Refused by canSuspend.
 */
export function suspendPerson(decision: Decision, reason: string): Promise<Decided<Settled>> {
  return settled(
    decision,
    (held) => canSuspend(decision.viewer, held.person),
    'UPDATE users SET suspended_at = now(), suspended_reason = $2 WHERE id = $1',
    [reason],
  );
}

/** Takes a suspension back: votes that no exclusion names count again. Refused by canReinstate. */
export function reinstatePerson(decision: Decision): Promise<Decided<Settled>> {
  return settled(
    decision,
    (held) => canReinstate(decision.viewer, held.person),
    'UPDATE users SET suspended_at = NULL, suspended_reason = NULL WHERE id = $1',
    [],
  );
}

async function settled(
  decision: Decision,
  rule: (held: HeldPerson) => Ruling,
  statement: string,
  values: string[],
): Promise<Decided<Settled>> {
  const deciding = decide(decision, rule, async (client, { voterId }) => {
    await client.query(statement, [decision.userId, ...values]);
    if (!voterId) return { votes: 0, slugs: [] };
    await client.query("SET LOCAL lock_timeout = '3s'");
    await holdVotesInPlace(client);
    return settleVotes(client, { toolId: null, voterId });
  });
  const answer = await deciding.catch((error: unknown) => {
    if (!wasKeptWaiting(error)) throw error;
    return { kind: 'refused' as const, message: VOTES_BUSY };
  });
  if (answer.kind === 'done') noteSettled(answer);
  return answer;
}

/** Signs every browser of an account out. Answers how many there were. */
export function signOutPerson(decision: Decision): Promise<Decided<{ sessions: number }>> {
  return decide(
    decision,
    () => ({ allowed: true }),
    async (client) => {
      const { userId } = decision;
      const { rowCount } = await client.query('DELETE FROM sessions WHERE user_id = $1', [userId]);
      await client.query('UPDATE users SET signed_out_at = now() WHERE id = $1', [userId]);
      return { sessions: rowCount ?? 0 };
    },
  );
}
