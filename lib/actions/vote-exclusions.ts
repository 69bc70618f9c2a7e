'use server';

import { refresh } from 'next/cache';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { excludeVotes, liftExclusion } from '@/lib/data/vote-exclusions';
import { VOTES_BUSY } from '@/lib/data/votes-lock';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { exclusionSchema, liftSchema } from '@/lib/domain/vote-exclusion';
import { counted } from '@/lib/domain/words';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

/** Takes the votes of a voter, or from an address, out of the count, with a reason. */
export async function exclude(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const parsed = exclusionSchema.safeParse(typed);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const desk = canCurate(viewer);
    if (!viewer || !desk.allowed) return refuse(typed, desk.allowed ? '' : desk.reason);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const { request } = parsed.data;
    const made = await excludeVotes(request, actingAs(viewer, request.reason));
    if (made === 'busy') return refuse(typed, VOTES_BUSY);
    if (!made) return refuse(typed, 'This is excluded already; it stands in the list.');
    refresh();
    return done(
      `Excluded: ${counted(made.votes, 'vote')} left the count. It can be restored at any time.`,
    );
  });
}

/** Lifts an exclusion: its votes count again, unless something else excludes them. */
export async function restore(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const parsed = liftSchema.safeParse(typedIn(form));
  return orFault({}, async () => {
    const viewer = await getViewer();
    const desk = canCurate(viewer);
    if (!viewer || !desk.allowed) return refuse({}, desk.allowed ? '' : desk.reason);
    if (!parsed.success) return refuse({}, 'There is no such exclusion.');
    const lifted = await liftExclusion(parsed.data.exclusion, actingAs(viewer, 'Restored.'));
    if (lifted === 'busy') return refuse({}, VOTES_BUSY);
    if (!lifted) return refuse({}, 'This was restored before.');
    refresh();
    return done(`Restored: ${counted(lifted.votes, 'vote')} came back into the count.`);
  });
}
