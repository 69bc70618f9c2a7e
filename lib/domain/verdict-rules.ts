import { type Actor, hasRole } from './account';

/** Yes, or no with the reason in words for the person who asked. */
export type Ruling = { allowed: true } | { allowed: false; reason: string };

/** A seat as the rules see it: who sits there now, by their account's id. */
export type RuledSeat = { name: string; holders: readonly string[] };

/** A tool as the rules see it. `conflict` is the interest in it that the actor has declared. */
export type RuledTool = {
  name: string;
  state: 'draft' | 'published' | 'retired';
  conflict: string | null;
};

/** A verdict as the rules see it. `author` is the account's id; null for a model or who has left. */
export type RuledVerdict = {
  state: 'draft' | 'published' | 'superseded' | 'retracted';
  author: string | null;
};

const yes: Ruling = { allowed: true };
const no = (reason: string): Ruling => ({ allowed: false, reason });

/** Whether somebody may see the reviewer's desk: reviewers and admins. */
export function canSeeDesk(actor: Actor): Ruling {
  if (!actor) return no('Sign in first: the desk is for reviewers.');
  return hasRole(actor, 'reviewer') ? yes : no('The desk is for reviewers.');
}

function mustHold(actor: Actor, seat: RuledSeat): Ruling {
  const desk = canSeeDesk(actor);
  if (!desk.allowed) return desk;
  return actor && seat.holders.includes(actor.userId)
    ? yes
    : no(`You do not hold the ${seat.name} seat.`);
}

/**
 * Whether somebody may keep a draft for a seat on a tool: who holds the seat, on a published tool. An
 * interest in the tool does not keep them from writing, only from publishing.
 */
export function canWriteDraft(actor: Actor, seat: RuledSeat, tool: RuledTool): Ruling {
  const holds = mustHold(actor, seat);
  if (!holds.allowed) return holds;
  return tool.state === 'published'
    ? yes
    : no(`${tool.name} is not published, so nobody reviews it.`);
}

/** Whether somebody may publish for a seat on a tool, or revise there what they published. */
export function canPublishVerdict(actor: Actor, seat: RuledSeat, tool: RuledTool): Ruling {
  const writes = canWriteDraft(actor, seat, tool);
  if (!writes.allowed) return writes;
  return tool.conflict === null
    ? yes
    : no(`You declared an interest in ${tool.name}, so you can’t publish a verdict on it.`);
}

/** Whether somebody may take a verdict back: its author, or an admin. Only a published one. */
export function canRetractVerdict(actor: Actor, verdict: RuledVerdict): Ruling {
  const desk = canSeeDesk(actor);
  if (!desk.allowed) return desk;
  if (verdict.state !== 'published') return no('This verdict does not stand any more.');
  return hasRole(actor, 'admin') || (actor && actor.userId === verdict.author)
    ? yes
    : no('Only its author or an admin can retract a verdict.');
}

/** Whether somebody may declare or withdraw an interest of their own: who judges tools. */
export function canDeclareConflict(actor: Actor): Ruling {
  return canSeeDesk(actor);
}

/** What publishing does to the verdict that stands for the same seat and tool. */
export type PublishingEffect = 'first' | 'revises' | 'supersedes';

/**
 * Answers what publishing means where `standing` is the seat's published verdict on the tool: an
 * author who judges the same version again revises their own verdict; any other is a new one, and the
 * older stays readable as superseded. Authors are compared by their id in the panel.
 */
export function publishingEffect(
  standing: { authorId: number; toolVersion: string } | null,
  next: { authorId: number; toolVersion: string },
): PublishingEffect {
  if (!standing) return 'first';
  const isSame = standing.authorId === next.authorId && standing.toolVersion === next.toolVersion;
  return isSame ? 'revises' : 'supersedes';
}

/** Whether a verdict judged another version than the one its tool has now, as far as that is known. */
export function isStale(verdict: { toolVersion: string }, tool: { version: string }): boolean {
  return tool.version !== '' && verdict.toolVersion !== tool.version;
}
