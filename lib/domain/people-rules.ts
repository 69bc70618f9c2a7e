import { type Actor, hasRole, type Role } from './account';
import { canCurate } from './curator-rules';
import type { Ruling } from './verdict-rules';

/** An account as the rules see it when a curator decides about it. */
export type RuledPerson = {
  userId: string;
  /** How a sentence names them. */
  called: string;
  role: Role;
  suspended: boolean;
  /** The names of the seats they hold now. */
  seats: readonly string[];
};

const yes: Ruling = { allowed: true };
const no = (reason: string): Ruling => ({ allowed: false, reason });

const seatsInWords = ({ seats }: RuledPerson) =>
  `the ${seats.join(' and the ')} ${seats.length === 1 ? 'seat' : 'seats'}`;

/**
 * Whether a curator may give an account a role: never take it from the last admin (`admins` counts
 * them), never from themselves, and nobody below reviewer holds a seat.
 */
export function canChangeRole(
  actor: Actor,
  person: RuledPerson,
  role: Role,
  admins: number,
): Ruling {
  const desk = canCurate(actor);
  if (!desk.allowed) return desk;
  if (role === person.role) return no(`${person.called} is ${role} already.`);
  if (person.suspended) return no(`${person.called} is suspended. Reinstate the account first.`);
  if (person.role === 'admin') {
    if (admins <= 1) return no('This is the last admin. Make somebody else an admin first.');
    if (actor?.userId === person.userId) {
      return no('You can’t take the role of admin from yourself. Another admin can.');
    }
  }
  if (!hasRole({ role }, 'reviewer') && person.seats.length > 0) {
    return no(`${person.called} holds ${seatsInWords(person)}. End that first.`);
  }
  return yes;
}

/** Whether a curator may give an account a seat: to reviewers and admins that are not suspended. */
export function canGiveSeat(actor: Actor, person: RuledPerson, seat: string): Ruling {
  const desk = canCurate(actor);
  if (!desk.allowed) return desk;
  if (person.suspended) return no(`${person.called} is suspended. Reinstate the account first.`);
  if (!hasRole(person, 'reviewer')) {
    return no(`${person.called} is ${person.role}. Make them a reviewer first.`);
  }
  if (person.seats.includes(seat)) return no(`${person.called} holds the ${seat} seat already.`);
  return yes;
}

/** Whether a curator may suspend an account: not their own, no admin's, and none twice. */
export function canSuspend(actor: Actor, person: RuledPerson): Ruling {
  const desk = canCurate(actor);
  if (!desk.allowed) return desk;
  if (actor?.userId === person.userId) return no('You can’t suspend your own account.');
  if (person.role === 'admin') {
    return no(`${person.called} is an admin. Give the account another role first.`);
  }
  return person.suspended ? no(`${person.called} is suspended already.`) : yes;
}

/** Whether a curator may take a suspension back: one that stands. */
export function canReinstate(actor: Actor, person: RuledPerson): Ruling {
  const desk = canCurate(actor);
  if (!desk.allowed) return desk;
  return person.suspended ? yes : no(`${person.called} is not suspended.`);
}
