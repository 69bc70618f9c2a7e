'use server';

import { refresh } from 'next/cache';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { tagsOfMerge } from '@/lib/cache-tags';
import { noteTallyMoved } from '@/lib/data/changes';
import { type MergeAnswer, mergeTools as merge } from '@/lib/data/merge';
import { undoMerge as undo } from '@/lib/data/unmerge';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import {
  chosenSeats,
  mergeFormSchema,
  seatField,
  undoMergeFormSchema,
} from '@/lib/domain/merge-form';
import { counted, inSeries } from '@/lib/domain/words';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

const GONE = 'One of the two tools is not there any more. Nothing was merged.';
const CHOOSE = 'Choose which verdict stands.';

function refusal(typed: Typed, answer: Exclude<MergeAnswer, { kind: 'merged' }>): AdminAnswer {
  switch (answer.kind) {
    case 'unknown':
      return refuse(typed, GONE);
    case 'refused':
      return refuse(typed, answer.reason);
    case 'moved':
      return refuse(
        typed,
        `Nothing was merged: since you looked, ${inSeries(answer.what)} changed. Look at what would happen now, and press again.`,
      );
    case 'unchosen':
      return refuse(
        typed,
        'Nothing was merged yet: see what is marked below.',
        Object.fromEntries(answer.seats.map((seat) => [seatField(seat), [CHOOSE]])),
      );
  }
}

async function showMerged(slugs: readonly string[]): Promise<void> {
  await dropTags(tagsOfMerge(slugs));
  for (const slug of slugs) noteTallyMoved(slug);
}

/**
 * Merges one tool into another as the page showed it. Refused, with nothing changed: who may not, a
 * contested seat without a choice, what moved since the page was made, records that the rules keep apart.
 */
export async function mergeTools(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const parsed = mergeFormSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(typed, parsed.error);
  const { reason, ...wish } = parsed.data;
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const acting = actingAs(viewer, reason || null);
    const answer = await merge(acting, { ...wish, chosen: chosenSeats(typed) });
    if (answer.kind !== 'merged') {
      refresh();
      return refusal(typed, answer);
    }
    const { source, target, votes, addresses } = answer.plan;
    await showMerged([source.slug, target.slug, ...addresses]);
    return done(
      `Merged: ${source.name} leads to ${target.name} now. ${counted(votes.source, 'vote')} moved, ${counted(votes.both, 'voter')} had voted on both.`,
    );
  });
}

/** Undoes a merge. Refused, with nothing changed: who may not, and what the rules about undoing say. */
export async function undoMerge(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const parsed = undoMergeFormSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(typed, parsed.error);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const answer = await undo(actingAs(viewer, 'Undone.'), parsed.data.merge, new Date());
    if (answer.kind === 'unknown') return refuse(typed, 'There is no such merge.');
    if (answer.kind === 'refused') return refuse(typed, answer.reason);
    const { source, target } = answer.merge;
    await showMerged([source.slug, target.slug, ...answer.addresses]);
    return done(`Undone: ${source.name} and ${target.name} are two tools again.`);
  });
}
