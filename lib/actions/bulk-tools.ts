'use server';

import { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { cacheTags } from '@/lib/cache-tags';
import { type BulkChange, changeTools } from '@/lib/data/bulk-tools';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { bulkKinds, MOST_AT_ONCE } from '@/lib/domain/bulk-tools';
import { canCurate } from '@/lib/domain/curator-rules';
import { plainSlugSchema } from '@/lib/domain/slug';
import { retireReasonSchema } from '@/lib/domain/tool-form';
import { counted, inSeries } from '@/lib/domain/words';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

const whole = z.coerce.number().int().min(1);

/** A tool as it was confirmed: its id and the revision that was shown. */
const chosenSchema = z
  .array(z.string().regex(/^\d{1,9}:\d{1,9}$/))
  .min(1, 'Choose at least one tool.')
  .max(MOST_AT_ONCE, `Choose at most ${MOST_AT_ONCE} tools at once.`)
  .transform((pairs) =>
    pairs.map((pair) => {
      const [id, revision] = pair.split(':');
      return { id: whole.parse(id), revision: whole.parse(revision) };
    }),
  );

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publish') }),
  z.object({ kind: z.literal('retire'), reason: retireReasonSchema }),
  z.object({
    kind: z.literal('categorise'),
    category: z.string().min(1, { error: 'Choose a category.', abort: true }).pipe(plainSlugSchema),
  }),
]) satisfies z.ZodType<BulkChange>;

const DONE = { publish: 'published', retire: 'retired', categorise: 'put into the category' };

/**
 * Does one thing (`do`) to many tools (`tool`, each an id and the revision that was confirmed), as one
 * operation; retiring has a `reason`, a move its `category`. Refused, with nothing changed: who may
 * not, a field that is wrong, a tool that was changed since.
 */
export async function bulkTools(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const chosen = chosenSchema.safeParse(form.getAll('tool'));
    const kind = z.enum(bulkKinds).safeParse(typed.do);
    if (!chosen.success || !kind.success) {
      return refuse(typed, chosen.error?.issues[0]?.message ?? 'Choose what is to be done.');
    }
    const change = changeSchema.safeParse({
      ...{ kind: kind.data, reason: typed.reason ?? '', category: typed.category ?? '' },
    });
    if (!change.success) return refuseFields(typed, change.error);
    const reason = change.data.kind === 'retire' ? change.data.reason : null;
    const acting = actingAs(viewer, reason);
    const answer = await changeTools(acting, change.data, chosen.data);
    if (answer.kind === 'no-category') {
      return refuse(typed, 'Nothing was changed.', { category: ['There is no such category.'] });
    }
    if (answer.kind === 'moved') {
      const named = answer.names.slice(0, 5);
      const more = answer.names.length - named.length + answer.missing;
      const which = inSeries([...named, ...(more > 0 ? [`${more} more`] : [])]);
      return refuse(
        typed,
        `Nothing was changed: ${which} changed since you chose them. Reload this page to see how they stand.`,
      );
    }
    // Every page of a tool carries the tag of the whole catalogue.
    await dropTags([cacheTags.catalogue]);
    return done(`${counted(answer.tools, 'tool')} ${DONE[kind.data]}.`, acting.operation);
  });
}
