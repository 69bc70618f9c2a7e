import { type Actor, hasRole } from './account';
import type { Ruling } from './verdict-rules';

/** Whether somebody may see and use the curator's desk: admins. */
export function canCurate(actor: Actor): Ruling {
  if (!actor) return { allowed: false, reason: 'Sign in first: the desk is for admins.' };
  if (hasRole(actor, 'admin')) return { allowed: true };
  return { allowed: false, reason: 'The curator’s desk is for admins.' };
}
