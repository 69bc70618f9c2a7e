import 'server-only';
import { hasRole, type Role } from '@/lib/domain/account';
import type { Acting } from '@/lib/domain/acting';
import { inTransactionAs } from './acting';
import { endHoldings } from './seats';

export type Granted = {
  userId: string;
  /** What they call themselves; null until they have said. */
  name: string | null;
  /** The role before; null for an account that was made for it. */
  before: Role | null;
};

const GRANT_SQL = `
  WITH known AS (SELECT role FROM users WHERE email = $1)
  INSERT INTO users (email, role) VALUES ($1, $2::role)
  ON CONFLICT (email) DO UPDATE SET role = excluded.role
  RETURNING id AS "userId", name, (SELECT role FROM known) AS before`;

/**
 * Gives the account of an address (in lower case) a role, and makes the account if there is none: its
 * owner signs in to it by a mailed link. Their sessions get new tokens at their next request. Below
 * `reviewer` nobody holds a seat: those that they hold are free from today (UTC) on.
 */
export async function grantRole(acting: Acting, email: string, role: Role): Promise<Granted> {
  return inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<Granted>(GRANT_SQL, [email, role]);
    const [granted] = rows;
    if (!granted) throw new Error('The account was neither found nor made');
    if (!hasRole({ role }, 'reviewer')) await endHoldings(client, granted.userId);
    return granted;
  });
}
