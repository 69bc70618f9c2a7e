'use server';

import { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { tagsOfTools } from '@/lib/cache-tags';
import { undoOperation as undo } from '@/lib/data/undo';
import { findObstacle } from '@/lib/data/undo-obstacle';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { counted } from '@/lib/domain/words';
import { done, orFault, refuse, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

const REFUSALS = {
  unknown: 'There is no such change to undo.',
  impossible: 'This is not undone here: see the page of what was changed.',
  moved: 'Nothing was undone: some of it was changed again since, or undone already.',
  used: 'Nothing was undone: something of it was changed or is in use by now, or its place was taken.',
  past: 'Nothing was undone: the matchup’s time is over, so it would go live again at once. Withdraw it, or take it back to draft, on its page.',
};

/**
 * Undoes one operation (`operation`, its id) of the curator's desk, whole or not at all. What was sent
 * comes back with the answer, so that a page knows which of its changes it is about.
 */
export async function undoOperation(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const operation = z.uuid().safeParse(typed.operation);
  if (!operation.success) return refuse(typed, REFUSALS.unknown);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const acting = actingAs(viewer, 'Undone.');
    const answer = await undo(acting, operation.data);
    if (answer.kind === 'used') {
      const obstacle = await findObstacle(operation.data);
      return refuse(typed, obstacle ? `Nothing was undone: ${obstacle}.` : REFUSALS.used);
    }
    if (answer.kind !== 'undone') return refuse(typed, REFUSALS[answer.kind]);
    await dropTags(tagsOfTools(answer.tools));
    const way = typed.way === 'redo' ? 'Redone' : 'Undone';
    const message = `${way}: ${counted(answer.rows, 'change')}.`;
    return { ...done(message, acting.operation), typed };
  });
}
