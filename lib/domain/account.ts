/** What an account may do at most, the least first. A visitor has no account and no role. */
export const roles = ['member', 'reviewer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Somebody who is signed in. `name` is what they call themselves, null until they have said. */
export type Viewer = { userId: string; email: string; name: string | null; role: Role };

/** Who acts; null is a visitor. */
export type Actor = Viewer | null;

/** Answers whether the actor has at least this role: an admin is a reviewer, a reviewer a member. */
export function hasRole(actor: Pick<Viewer, 'role'> | null, role: Role): boolean {
  return actor !== null && roles.indexOf(actor.role) >= roles.indexOf(role);
}
