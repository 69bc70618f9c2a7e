import 'server-only';
import { tagsOfMatchup } from '@/lib/cache-tags';
import { findNamedTool } from '@/lib/data/desk-tools';
import type { ChangeAnswer } from '@/lib/data/matchup-changes';
import type { Typed } from '@/lib/domain/admin-answer';
import type { DeskMatchup, DeskTool, MatchupAnswer, SavedVersion } from '@/lib/domain/matchup-desk';
import { standingInWords } from '@/lib/domain/matchup-rules';
import { done, refuse } from './admin-answer';
import { dropTags } from './invalidate';

export const nameOf = ({ left, right }: Pick<DeskMatchup, 'left' | 'right'>): string =>
  `${left.name} vs ${right.name}`;

const versionOf = (matchup: DeskMatchup): SavedVersion => ({
  revision: matchup.revision,
  left: matchup.left.name,
  right: matchup.right.name,
  headline: matchup.headline,
  editorNote: matchup.editorNote,
});

type NotDone = Exclude<ChangeAnswer, { kind: 'done' }>;

/** Answers a change that was not made, in words. */
export function refuseChange(typed: Typed, answer: NotDone): MatchupAnswer {
  if (answer.kind === 'unknown') return refuse(typed, 'This matchup is gone: it was thrown away.');
  if (answer.kind === 'refused') return refuse(typed, answer.reason);
  if (answer.kind === 'moved') {
    const stands = standingInWords(answer.stands);
    return refuse(typed, `Nothing was changed: since you opened this page, ${stands}.`);
  }
  const since = 'somebody saved this matchup since you opened it';
  return refuse(typed, `Nothing was changed: ${since}. Reload the page and look at it first.`);
}

/** The same for what was written: where somebody else saved in between, with what they left. */
export function refuseSave(typed: Typed, answer: NotDone): MatchupAnswer {
  if (answer.kind !== 'overtaken') return refuseChange(typed, answer);
  const message =
    'Nothing was saved: somebody else saved this matchup since you opened it. Both versions are here.';
  return { ...refuse(typed, message), theirs: versionOf(answer.stands) };
}

/** Answers a change that was made, once every page that shows the matchup is dropped. */
export async function doneAndShown(
  message: string,
  operation: string,
  revision: number,
): Promise<MatchupAnswer> {
  await dropTags(tagsOfMatchup());
  return { ...done(message, operation), revision };
}

type Sides = { left: string; right: string; leftSlug: string; rightSlug: string };

/** Answers the two tools of a new matchup, or what is wrong with which side. */
export async function findSides(
  sides: Sides,
): Promise<
  { ok: true; left: DeskTool; right: DeskTool } | { ok: false; problems: Record<string, string[]> }
> {
  const [left, right] = await Promise.all([
    findNamedTool(sides.left, sides.leftSlug),
    findNamedTool(sides.right, sides.rightSlug),
  ]);
  if (left.kind === 'found' && right.kind === 'found') {
    if (left.tool.id !== right.tool.id) return { ok: true, left: left.tool, right: right.tool };
    const problems = { right: ['A tool can’t be set against itself. Choose another one.'] };
    return { ok: false, problems };
  }
  return { ok: false, problems: { ...problemOf('left', left), ...problemOf('right', right) } };
}

function problemOf(
  side: 'left' | 'right',
  found: Awaited<ReturnType<typeof findNamedTool>>,
): Record<string, string[]> {
  if (found.kind === 'found') return {};
  if (found.kind === 'unknown') {
    return { [side]: ['There is no tool of this name. Write its whole name or its address part.'] };
  }
  const slugs = found.tools.map(({ slug }) => slug).join(', ');
  return { [side]: [`Several tools are called so. Write the address part of one: ${slugs}.`] };
}
