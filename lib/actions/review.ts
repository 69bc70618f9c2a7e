'use server';

import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import {
  withdrawConflict as dropConflict,
  declareConflict as keepConflict,
} from '@/lib/data/conflicts';
import { discardDraft as dropDraft } from '@/lib/data/drafts';
import { findReviewPlace } from '@/lib/data/review-places';
import { findVerdict, retractVerdict as retract } from '@/lib/data/reviews';
import type { Actor } from '@/lib/domain/account';
import type { WriteAnswer, WriteState } from '@/lib/domain/review';
import {
  declareSchema,
  discardSchema,
  placeSchema,
  retractSchema,
  saveSchema,
  verdictTextSchema,
} from '@/lib/domain/verdict';
import { canDeclareConflict, canRetractVerdict, canSeeDesk } from '@/lib/domain/verdict-rules';
import { fail, ok, type Result } from '@/lib/result';
import {
  CHECK_FIELDS,
  dropVerdictsOf,
  FAULT,
  fieldErrorsOf,
  noteFault,
  orFault,
  SIGNED_OUT,
  sentIn,
} from './review-answers';
import { write } from './review-write';

/** What a small form of the desk shows: nothing at first, then the newest answer with what was typed. */
export type DeskState = (Result<string> & { typed: string }) | null;
type DeskAnswer = NonNullable<DeskState>;

/**
 * Saves the desk's form as a draft or, with the button Publish, publishes it. The first argument is
 * the form's earlier state and is not trusted with anything. Refused, with what was typed in the
 * answer: what may not be published, who is signed out or may not, a tool that nobody knows, a draft
 * that another tab has saved since, a seat whose verdict is another than the writer has seen.
 */
export async function submitVerdict(_previous: WriteState, form: FormData): Promise<WriteAnswer> {
  const sent = sentIn(form);
  const refuse = (fieldErrors: Record<string, string[]>): WriteAnswer => ({
    ...{ ...sent, ok: false, why: 'fields' },
    ...{ message: CHECK_FIELDS, fieldErrors },
  });
  const parsed = saveSchema.safeParse(Object.fromEntries(form));
  const text =
    form.get('intent') === 'publish'
      ? verdictTextSchema.safeParse(parsed.data ?? sent.typed)
      : undefined;
  if (!parsed.success || (text && !text.success)) {
    // All that is wrong, at once: whoever mends one field is not sent back for the next.
    const errors = text?.error ? fieldErrorsOf(text.error) : {};
    return refuse(parsed.error ? { ...errors, ...fieldErrorsOf(parsed.error) } : errors);
  }
  return orFault(sent, async () => {
    const viewer = await getViewer();
    if (!viewer) return { ...sent, ok: false, why: 'signed-out', message: SIGNED_OUT };
    return write(viewer, sent, parsed.data, text?.data ?? null);
  });
}

/** Runs `work`; where it throws, answers so in words, with nothing lost. */
async function inWords(typed: string, work: () => Promise<Result<string>>): Promise<DeskAnswer> {
  try {
    return { ...(await work()), typed };
  } catch (error) {
    noteFault(error);
    return { ...fail(FAULT), typed };
  }
}

const typedAs = (form: FormData, name: string) => String(form.get(name) ?? '');

/**
 * Takes a published verdict back for a reason; it stays readable as retracted. Refused: no reason, a
 * verdict of somebody else (save for admins), one that does not stand, or in words not yet read.
 */
export async function retractVerdict(_previous: DeskState, form: FormData): Promise<DeskAnswer> {
  const typed = typedAs(form, 'reason');
  const parsed = retractSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ...fail(CHECK_FIELDS, fieldErrorsOf(parsed.error)), typed };
  return inWords(typed, async () => {
    const viewer = await getViewer();
    if (!viewer) return fail(SIGNED_OUT);
    const desk = canSeeDesk(viewer);
    if (!desk.allowed) return fail(desk.reason);
    const verdict = await findVerdict(parsed.data.verdict);
    if (!verdict) return fail('There is no such verdict.');
    const ruling = canRetractVerdict(viewer, verdict);
    if (!ruling.allowed) return fail(ruling.reason);
    const { verdict: id, version, reason } = parsed.data;
    if (!(await retract(actingAs(viewer, reason), { id, version }, reason))) {
      return fail(
        'This verdict was changed meanwhile, so it was kept. Reload the page and read it.',
      );
    }
    await dropVerdictsOf(verdict.tool.slug);
    return ok(`Retracted. The verdict on ${verdict.tool.name} stays readable, with the reason.`);
  });
}

/** Declares the actor's interest in a tool, or words it anew: no verdict of theirs on it until then. */
export async function declareConflict(_previous: DeskState, form: FormData): Promise<DeskAnswer> {
  const typed = typedAs(form, 'note');
  const parsed = declareSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ...fail(CHECK_FIELDS, fieldErrorsOf(parsed.error)), typed };
  const { seat, tool, note } = parsed.data;
  return inWords(typed, async () => {
    const found = await findJudge(await getViewer(), seat, tool);
    if (!found.ok) return found;
    const { viewer, place, authorId } = found.data;
    await keepConflict(actingAs(viewer), authorId, place.tool.id, note);
    await dropVerdictsOf(place.tool.slug);
    return ok(`Declared. It stands with your name, and you publish nothing on ${place.tool.name}.`);
  });
}

/** Withdraws the actor's declared interest in a tool. */
export async function withdrawConflict(_previous: DeskState, form: FormData): Promise<DeskAnswer> {
  const parsed = placeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ...fail(CHECK_FIELDS, fieldErrorsOf(parsed.error)), typed: '' };
  return inWords('', async () => {
    const found = await findJudge(await getViewer(), parsed.data.seat, parsed.data.tool);
    if (!found.ok) return found;
    const { viewer, place, authorId } = found.data;
    await dropConflict(actingAs(viewer), authorId, place.tool.id);
    await dropVerdictsOf(place.tool.slug);
    return ok(`Withdrawn. You can publish on ${place.tool.name} again.`);
  });
}

/** Throws a draft away. Refused when another tab has saved it since. */
export async function discardDraft(_previous: DeskState, form: FormData): Promise<DeskAnswer> {
  const parsed = discardSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ...fail(CHECK_FIELDS, fieldErrorsOf(parsed.error)), typed: '' };
  return inWords('', async () => {
    const found = await findJudge(await getViewer(), parsed.data.seat, parsed.data.tool);
    if (!found.ok) return found;
    const { place, authorId } = found.data;
    const where = { authorId, seatId: place.seat.id, toolId: place.tool.id };
    return (await dropDraft(where, parsed.data.version))
      ? ok('The draft is thrown away.')
      : fail(
          'Another tab has changed this draft since, so it was kept. Reload the page to see it.',
        );
  });
}

/** Who acts, as an author of the panel, and the place they mean; or why not. */
async function findJudge(viewer: Actor, seat: string, tool: string) {
  if (!viewer) return fail(SIGNED_OUT);
  const ruling = canDeclareConflict(viewer);
  if (!ruling.allowed) return fail(ruling.reason);
  const place = await findReviewPlace(viewer.userId, seat, tool);
  if (!place) return fail('There is no such tool.');
  if (!place.author) return fail('You hold no seat of the panel.');
  return ok({ viewer, place, authorId: place.author.id });
}
