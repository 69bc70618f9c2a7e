'use server';

import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { tagsOfMatchup } from '@/lib/cache-tags';
import {
  nameMatchup,
  orderFeatured as order,
  featureMatchup as putFeatured,
} from '@/lib/data/featured';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import {
  type FeaturedMove,
  featuredOrderSchema,
  featureSchema,
  moved,
} from '@/lib/domain/matchup-form';
import { done, orFault, refuse, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

const MOVED_ON =
  'Nothing was changed: the order was changed since you opened this page. It is shown anew below.';

/** Where the one that was moved stands now: each answer says something else, so that it is read out. */
async function placeInWords(order: readonly number[], id: number | undefined): Promise<string> {
  const name = id === undefined ? null : await nameMatchup(id);
  if (id === undefined || name === null) return '';
  const place = order.indexOf(id) + 1;
  if (place === 0) return `${name} is not featured any more. `;
  return `${name} is at place ${place} of ${order.length}. `;
}

/**
 * Puts the featured matchups into an order: the whole of it (`order`), or one of them up, down or off
 * (`move`), from how they were `seen`. Refused when they stand otherwise by now.
 */
export async function orderFeatured(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = featuredOrderSchema.safeParse(typed);
    if (!parsed.success) return refuse(typed, 'This is no order of the featured matchups.');
    const { seen, move, dragged } = parsed.data;
    const [id = '', way = ''] = move?.split(':') ?? [];
    const next = move ? moved(seen, Number(id), way as FeaturedMove) : parsed.data.order;
    const acting = actingAs(viewer);
    const kept = next !== undefined && (await order(acting, { seen, order: next }));
    // Also where it was refused: the page that is shown with the answer is then the one that stands.
    await dropTags(tagsOfMatchup());
    if (!kept) return refuse(typed, MOVED_ON);
    const what = await placeInWords(next, move ? Number(id) : dragged);
    return done(
      `${what}The order is saved. The first one that is live stands on the home page.`,
      acting.operation,
    );
  });
}

/** Puts a published matchup last among the featured ones (`featured` yes), or takes it off (no). */
export async function featureMatchup(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = featureSchema.safeParse(typed);
    if (!parsed.success) return refuse(typed, 'There is no such matchup.');
    const { matchup: id } = parsed.data;
    const featured = parsed.data.featured === 'yes';
    const acting = actingAs(viewer);
    if (!(await putFeatured(acting, { id, featured }))) {
      return refuse(
        typed,
        featured ? 'Only a matchup that is live is featured, and once.' : 'It is not featured.',
      );
    }
    await dropTags(tagsOfMatchup());
    const where = featured ? 'is featured now, as the last one' : 'is not featured any more';
    return done(`The matchup ${where}.`, acting.operation);
  });
}
