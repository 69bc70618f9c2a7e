'use server';

import { refresh } from 'next/cache';
import type { z } from 'zod';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { tagsOfPanel } from '@/lib/cache-tags';
import {
  changeRole,
  type Decided,
  type Decision,
  reinstatePerson,
  signOutPerson,
  suspendPerson,
} from '@/lib/data/people-decisions';
import { endSeatOf, giveSeatTo } from '@/lib/data/people-seats';
import { listSeats } from '@/lib/data/seats';
import type { Viewer } from '@/lib/domain/account';
import type { AdminAnswer, AdminState, Typed } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import {
  endSeatFormSchema,
  personFormSchema,
  roleFormSchema,
  seatFormSchema,
  suspendFormSchema,
} from '@/lib/domain/people';
import { counted } from '@/lib/domain/words';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';
import { dropTags } from './invalidate';

/** What every form here does: the fields, who asks, the decision, and the page as it stands after it. */
async function decided<Form extends { person: string; reason?: string }>(
  viewer: Viewer | null,
  form: FormData,
  schema: z.ZodType<Form>,
  work: (decision: Decision, fields: Form, typed: Typed) => Promise<AdminAnswer>,
): Promise<AdminAnswer> {
  const typed = typedIn(form);
  const desk = canCurate(viewer);
  if (!desk.allowed) return refuse(typed, desk.reason);
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(typed, parsed.error);
  const fields = parsed.data;
  return orFault(typed, async () => {
    if (!viewer) return refuse(typed, 'Sign in first.');
    const acting = actingAs(viewer, fields.reason ?? null);
    const answer = await work({ viewer, userId: fields.person, acting }, fields, typed);
    refresh();
    return answer;
  });
}

/** Answers a decision in words; `say` is asked only when it was made. */
function inWords<T>(typed: Typed, answer: Decided<T & object>, say: (made: T) => string) {
  return answer.kind === 'refused' ? refuse(typed, answer.message) : done(say(answer as T));
}

/** Gives an account a role. Refused: as canChangeRole, or when another admin has changed it meanwhile. */
export async function changeRoleOf(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, roleFormSchema, async (decision, { was, role }, typed) =>
    inWords(
      typed,
      await changeRole(decision, was, role),
      () => `The role was ${was} and is ${role} now. Choosing ${was} again takes it back.`,
    ),
  );
}

/** Gives an account a seat from today on. Refused: as canGiveSeat, an unknown seat, a name that is taken. */
export async function giveSeat(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, seatFormSchema, async (decision, { seat: slug, name }, typed) => {
    const seat = (await listSeats()).find((each) => each.slug === slug);
    if (!seat) return refuse(typed, 'There is no such seat.', { seat: ['Choose a seat.'] });
    const answer = await giveSeatTo(decision, seat, name, new Date());
    if (answer.kind === 'done') await dropTags(tagsOfPanel());
    return inWords(typed, answer, () => `${name} holds the ${seat.name} seat from today on.`);
  });
}

/** Ends somebody's time in a seat today, with a reason. */
export async function endSeat(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, endSeatFormSchema, async (decision, { holding }, typed) => {
    const answer = await endSeatOf(decision, holding);
    if (answer.kind === 'refused') return refuse(typed, answer.message);
    if (!answer.ended) return refuse(typed, 'They do not hold this seat any more.');
    await dropTags(tagsOfPanel());
    return done('The seat ended today. Giving it again today takes that back.');
  });
}

/** Signs every browser of an account out. */
export async function signOutEverywhere(
  _previous: AdminState,
  form: FormData,
): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, personFormSchema, async (decision, _fields, typed) =>
    inWords(
      typed,
      await signOutPerson(decision),
      ({ sessions }: { sessions: number }) => `${counted(sessions, 'browser')} signed out.`,
    ),
  );
}

/** Suspends an account, with a reason that its owner is told. Refused: as canSuspend. */
export async function suspend(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, suspendFormSchema, async (decision, { reason }, typed) =>
    inWords(
      typed,
      await suspendPerson(decision, reason),
      ({ votes }: { votes: number }) =>
        `Suspended: no votes and no verdicts from now on. ${counted(votes, 'vote')} left the count.`,
    ),
  );
}

/** Takes a suspension back; votes that nothing else excludes count again. Refused: as canReinstate. */
export async function reinstate(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const viewer = await getViewer();
  return decided(viewer, form, personFormSchema, async (decision, _fields, typed) =>
    inWords(
      typed,
      await reinstatePerson(decision),
      ({ votes }: { votes: number }) =>
        `Reinstated. ${counted(votes, 'vote')} ${votes === 1 ? 'counts' : 'count'} again.`,
    ),
  );
}
