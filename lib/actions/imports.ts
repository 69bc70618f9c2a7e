'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { countOutcomes } from '@/lib/data/import-lists';
import { cancelImport as cancel, findImport, moveImport } from '@/lib/data/import-runs';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { importIdSchema } from '@/lib/domain/import-id';
import { allOrNothingReason } from '@/lib/domain/import-run';
import { startApply } from '@/lib/jobs/background-imports';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

const applySchema = z.object({
  id: importIdSchema,
  rows: z.enum(['all', 'good'], { error: 'Choose which rows are to be applied.' }),
});

/**
 * Has a checked import applied: `rows` is `all` (all or nothing) or `good` (only the good rows). It goes
 * on in the background. Refused: with `all` while a row is refused; when somebody has decided already.
 */
export async function applyImport(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const viewer = await getViewer();
  const desk = canCurate(viewer);
  if (!viewer || !desk.allowed) return refuse(typed, desk.allowed ? '' : desk.reason);
  const parsed = applySchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(typed, parsed.error);
  const { id, rows } = parsed.data;
  return orFault(typed, async () => {
    const run = await findImport(id);
    const reason = rows === 'all' ? allOrNothingReason(await countOutcomes(id)) : null;
    if (reason) return refuse(typed, reason, { rows: [reason] });
    const acting = actingAs(viewer, `Import of ${run?.fileName ?? 'a file'}`.slice(0, 500));
    const taken = await moveImport(acting, id, { from: ['checked'], to: 'applying' });
    refresh();
    if (!taken) return refuse(typed, 'This import does not wait for you any more: see below.');
    startApply(id, rows === 'good', acting);
    return done('It is being applied.');
  });
}

/** Ends an import (`id`) that waits or is under way; nothing of it is kept. */
export async function cancelImport(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  const desk = canCurate(viewer);
  if (!viewer || !desk.allowed) return refuse({}, desk.allowed ? '' : desk.reason);
  const id = importIdSchema.safeParse(form.get('id'));
  if (!id.success) return refuse({}, 'There is no such import.');
  return orFault({}, async () => {
    const ended = await cancel(actingAs(viewer, 'Cancelled.'), id.data);
    refresh();
    return ended
      ? done('Cancelled: nothing was changed.')
      : refuse({}, 'This import is over already.');
  });
}
