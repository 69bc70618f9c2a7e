'use server';

import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { judgePair as judge } from '@/lib/data/duplicates';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { judgePairFormSchema } from '@/lib/domain/merge-form';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

/**
 * Remembers that a pair of tools (`pair`, its id) is two `different` ones, or puts it back among the
 * likely duplicates (`open`).
 */
export async function judgePair(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const parsed = judgePairFormSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(typed, parsed.error);
  const { pair, verdict } = parsed.data;
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    if (!(await judge(actingAs(viewer), pair, verdict === 'different'))) {
      return refuse(typed, 'There is no such pair any more.');
    }
    const message =
      verdict === 'different' ? 'Noted: these are two.' : 'Back among the likely ones.';
    // What stands now: the form offers the other.
    return { ...done(message), typed: { verdict } };
  });
}
