'use server';

import { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { tagsOfTools } from '@/lib/cache-tags';
import { findDeskTool } from '@/lib/data/desk-tool';
import { addPriceRead as recordPriceRead } from '@/lib/data/price-reads';
import {
  setToolState as changeState,
  createTool as makeTool,
  saveFacts,
} from '@/lib/data/tool-edit';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { rowId } from '@/lib/domain/row-id';
import {
  conflictsOf,
  type FactConflict,
  type FactTexts,
  parseFacts,
  parseNewTool,
  parsePriceRead,
  retireReasonSchema,
  textsOfFacts,
  typedFacts,
} from '@/lib/domain/tool-form';
import { stateLabels } from '@/lib/domain/tool-list';
import { done, orFault, refuse, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

/** What the form of a new tool shows: nothing at first, then the newest answer, with the tool made. */
export type NewToolState = (AdminAnswer & { made?: { id: number; name: string } }) | null;

/** What the form of a tool's facts shows; with a conflict, both versions and where to go on from. */
export type FactsState =
  | (AdminAnswer & {
      conflict?: { revision: number; theirs: FactTexts; fields: FactConflict[] };
    })
  | null;

const MARKED = 'Nothing was saved yet: see what is marked below.';
const SLUG_TAKEN = {
  slug: ['Another tool has this address, or had it and is still found by it. Choose another one.'],
};
const NO_CATEGORY = { category: ['There is no such category. Choose one of the list.'] };
const GONE = 'There is no such tool any more.';
const MERGED = 'This record was merged into another tool: edit that one.';

const today = () => new Date().toISOString().slice(0, 10);
const idIn = (typed: Typed, name: string) => rowId.safeParse(typed[name]);

/**
 * Makes a tool of the form's fields (the columns of a catalogue file, and `maker`, `version`,
 * `facts_checked_at`). Refused, with nothing made: who may not, fields that are wrong, an address that
 * is or was another tool's.
 */
export async function createTool(
  _previous: NewToolState,
  form: FormData,
): Promise<NonNullable<NewToolState>> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = parseNewTool(typed, today());
    if (!parsed.ok) return refuse(typed, MARKED, parsed.fieldErrors);
    if (parsed.data.state === 'retired') {
      return refuse(typed, MARKED, { state: ['A new tool is a draft or published.'] });
    }
    const acting = actingAs(viewer);
    const answer = await makeTool(acting, parsed.data);
    if (answer.kind === 'slug-taken') return refuse(typed, MARKED, SLUG_TAKEN);
    if (answer.kind === 'no-category') return refuse(typed, MARKED, NO_CATEGORY);
    await dropTags(tagsOfTools([parsed.data.slug]));
    const { name, state } = parsed.data;
    const message = `${name} is made${state === 'published' ? ' and published' : ', as a draft'}.`;
    // A published tool is not unmade: it is retired.
    const undo = state === 'draft' ? acting.operation : null;
    return { ...done(message, undo), made: { id: answer.id, name } };
  });
}

/**
 * Saves a tool's facts (`id`, `revision`, the facts as for a new tool; beside each what it began with and
 * which of two versions is picked). Refused, with nothing saved: as above, and when somebody else
 * saved it meanwhile: then both versions come back.
 */
export async function saveTool(
  _previous: FactsState,
  form: FormData,
): Promise<NonNullable<FactsState>> {
  const { was, yours } = typedFacts(typedIn(form));
  const typed = { ...typedIn(form), ...yours };
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const [id, revision] = [idIn(typed, 'id'), idIn(typed, 'revision')];
    if (!id.success || !revision.success) return refuse(typed, GONE);
    const parsed = parseFacts(typed, today());
    if (!parsed.ok) return refuse(typed, MARKED, parsed.fieldErrors);
    const acting = actingAs(viewer);
    const edited = { id: id.data, revision: revision.data };
    const answer = await saveFacts(acting, edited, parsed.data);
    switch (answer.kind) {
      case 'slug-taken':
        return refuse(typed, MARKED, SLUG_TAKEN);
      case 'no-category':
        return refuse(typed, MARKED, NO_CATEGORY);
      case 'unknown':
        return refuse(typed, GONE);
      case 'merged':
        return refuse(typed, MERGED);
      case 'moved':
        return refuseMoved(typed, id.data, was, textsOfFacts(parsed.data));
      case 'saved':
        await dropTags(tagsOfTools(answer.slugs));
        return done('Saved.', acting.operation);
    }
  });
}

async function refuseMoved(
  typed: Typed,
  id: number,
  was: FactTexts,
  yours: FactTexts,
): Promise<NonNullable<FactsState>> {
  const tool = await findDeskTool(id);
  if (!tool) return refuse(typed, GONE);
  const { revision, texts: theirs } = tool;
  const message =
    'Somebody else saved this tool since you opened it. Nothing was saved yet: choose for each field below, then save again.';
  const fields = conflictsOf(was, yours, theirs);
  return { ...refuse(typed, message), conflict: { revision, theirs, fields } };
}

/**
 * Publishes a tool, takes it back to draft or retires it (`id`, `revision`, `state`, for retiring the
 * `reason`). Refused, with nothing changed: who may not, no reason, a tool that was changed since.
 */
export async function setToolState(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const [id, revision] = [idIn(typed, 'id'), idIn(typed, 'revision')];
    const state = z.enum(['draft', 'published', 'retired']).safeParse(typed.state);
    if (!id.success || !revision.success || !state.success) return refuse(typed, GONE);
    const reason = retireReasonSchema.safeParse(typed.reason ?? '');
    if (state.data === 'retired' && !reason.success) {
      const message = reason.error.issues[0]?.message ?? 'Give the reason.';
      return refuse(typed, 'Nothing was changed yet.', { reason: [message] });
    }
    const acting = actingAs(viewer, state.data === 'retired' ? (reason.data ?? null) : null);
    const answer = await changeState(
      acting,
      { id: id.data, revision: revision.data },
      state.data === 'retired'
        ? { state: 'retired', reason: reason.data ?? '' }
        : { state: state.data },
    );
    switch (answer.kind) {
      case 'unknown':
        return refuse(typed, GONE);
      case 'merged':
        return refuse(typed, MERGED);
      case 'moved':
      case 'same':
        return refuse(typed, await movedInWords(id.data));
      case 'saved':
        await dropTags(tagsOfTools(answer.slugs));
        return done(STATE_SET[state.data], acting.operation);
    }
  });
}

async function movedInWords(id: number): Promise<string> {
  const tool = await findDeskTool(id);
  if (!tool) return GONE;
  const { state, retiredReason } = tool;
  const reason = retiredReason ? ` (${retiredReason})` : '';
  return `Nothing was changed: somebody else changed this tool since you opened the page. It is ${stateLabels[state].toLowerCase()} now${reason}. Reload the page to see it, then try again.`;
}

const STATE_SET = {
  draft: 'It is a draft now: visitors no longer find it.',
  published: 'It is published.',
  retired: 'It is retired: visitors no longer find it.',
};

/**
 * Adds a dated price read to a tool (`id`, the columns `entry_…`). Refused, with nothing added: who may
 * not, a read without its source or day, parts that contradict each other.
 */
export async function addPriceRead(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const id = idIn(typed, 'id');
    if (!id.success) return refuse(typed, GONE);
    const parsed = parsePriceRead(typed, today());
    if (!parsed.ok) return refuse(typed, MARKED, parsed.fieldErrors);
    const acting = actingAs(viewer);
    const tool = await recordPriceRead(acting, id.data, parsed.data);
    if (!tool) return refuse(typed, GONE);
    await dropTags(tagsOfTools([tool.slug]));
    return done('Added. The newest read is what visitors see.', acting.operation);
  });
}
