import * as z from 'zod';
import { type Role, roles } from './account';
import { displayNameSchema } from './profile';
import { reasonSchema } from './vote-exclusion';

/** A line of the list of people. Times are ISO dates and times, UTC. */
export type PersonLine = {
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  suspended: boolean;
  joinedAt: string;
};

/** A seat that somebody holds, or held; the days are ISO dates, the last one included. */
export type HeldSeat = { id: number; seat: string; since: string; until: string | null };

/** All that a curator sees of an account. */
export type Person = Omit<PersonLine, 'suspended'> & {
  suspension: { since: string; reason: string } | null;
  /** When everybody of the account was last signed out by a curator. */
  signedOutAt: string | null;
  voterId: string | null;
  /** The name beside their verdicts; null for who never held a seat. */
  byline: string | null;
  /** On how many browsers the account is signed in. */
  sessions: number;
  votes: { counted: number; excluded: number };
  /** Those held now first. */
  seats: HeldSeat[];
};

export const personIdSchema = z.uuid();

const person = { person: z.uuid({ error: 'This names no account.' }) };
const role = z.enum(roles, { error: 'Choose a role.' });

/** What each of the forms about an account sends. */
export const roleFormSchema = z.object({ ...person, was: role, role });
export const seatFormSchema = z.object({
  ...person,
  seat: z.string().min(1, { error: 'Choose a seat.' }),
  name: displayNameSchema,
});
export const endSeatFormSchema = z.object({
  ...person,
  holding: z.coerce.number().int().positive(),
  reason: reasonSchema,
});
export const personFormSchema = z.object(person);
export const suspendFormSchema = z.object({ ...person, reason: reasonSchema });
