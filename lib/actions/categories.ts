'use server';

import { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { cacheTags } from '@/lib/cache-tags';
import {
  addCategory as addTo,
  type CategoryRefusal,
  moveCategory as moveIn,
  saveCategory as saveIn,
} from '@/lib/data/categories';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { categorySchema, newCategorySchema } from '@/lib/domain/category';
import { canCurate } from '@/lib/domain/curator-rules';
import { rowId } from '@/lib/domain/row-id';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

const REFUSALS: Record<CategoryRefusal['kind'], [field: string, message: string]> = {
  'slug-taken': ['slug', 'Another category has this address.'],
  'name-taken': ['name', 'Another category has this name.'],
  full: ['name', 'There are as many categories as the site is made for.'],
  gone: ['name', 'There is no such category any more.'],
};

function refuseBecause(typed: Typed, { kind }: CategoryRefusal): AdminAnswer {
  const [field, message] = REFUSALS[kind];
  return refuse(typed, 'Nothing was saved yet.', { [field]: [message] });
}

/** Adds a category (`name`, `slug` or none, `description`). Refused: a name or address that is taken. */
export async function addCategory(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const { name = '', slug = '', description = '' } = typed;
    const parsed = newCategorySchema.safeParse({ name, slug, description });
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const acting = actingAs(viewer);
    const answer = await addTo(acting, parsed.data);
    if (answer.kind !== 'saved') return refuseBecause(typed, answer);
    await dropTags([cacheTags.catalogue]);
    return done(`${parsed.data.name} is added.`, acting.operation);
  });
}

/** Saves a category's `name` and `description` (`id`, `revision`). Refused: as above, or moved since. */
export async function saveCategory(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const [id, revision] = [rowId.safeParse(typed.id), rowId.safeParse(typed.revision)];
    if (!id.success || !revision.success) return refuse(typed, 'There is no such category.');
    const { name = '', description = '' } = typed;
    const parsed = categorySchema.safeParse({ name, description });
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const acting = actingAs(viewer);
    const edited = { id: id.data, revision: revision.data };
    const answer = await saveIn(acting, edited, parsed.data);
    if (answer.kind === 'moved') {
      return refuse(
        { ...typed, revision: String(answer.revision) },
        `Somebody else saved it meanwhile, as “${answer.name}”: “${answer.description}” Your version stands in the fields. Save again to put it in the place of theirs, or reload the page to keep theirs.`,
      );
    }
    if (answer.kind !== 'saved') return refuseBecause(typed, answer);
    await dropTags([cacheTags.catalogue]);
    return done('Saved.', acting.operation);
  });
}

/** Moves a category (`id`) one place `up` or `down` (`way`). */
export async function moveCategory(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const id = rowId.safeParse(typed.id);
    const way = z.enum(['up', 'down']).safeParse(typed.way);
    if (!id.success || !way.success) return refuse(typed, 'There is no such category.');
    const acting = actingAs(viewer);
    if (!(await moveIn(acting, id.data, way.data))) {
      return refuse(typed, `It stands ${way.data === 'up' ? 'first' : 'last'} already.`);
    }
    await dropTags([cacheTags.catalogue]);
    return done('Moved.', acting.operation);
  });
}
