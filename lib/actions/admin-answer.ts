import 'server-only';
import type { z } from 'zod';
import type { AdminAnswer, Typed } from '@/lib/domain/admin-answer';
import { log } from '@/lib/log';

const FAULT = 'That did not work just now, and nothing was changed. Please try again.';

/** What a form held, text by text, to be shown again; of files nothing. */
export function typedIn(form: FormData): Typed {
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith('$ACTION')));
}

/** Answers a refusal: nothing was changed; what was typed goes back with it. */
export function refuse(
  typed: Typed,
  message: string,
  fieldErrors?: Record<string, string[]>,
): AdminAnswer {
  return { ok: false, message, typed, ...(fieldErrors && { fieldErrors }) };
}

/** Answers what is wrong with which field of a form; `what` is the word for what did not happen. */
export function refuseFields(
  typed: Typed,
  error: z.ZodError,
  what: 'saved' | 'sent' = 'saved',
): AdminAnswer {
  const fieldErrors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.join('.') || 'form';
    fieldErrors[name] = [...(fieldErrors[name] ?? []), message];
  }
  return refuse(typed, `Nothing was ${what} yet: see what is marked below.`, fieldErrors);
}

/** Answers a success in words; with `undo`, the operation that can be taken back whole. */
export function done(message: string, undo: string | null = null): AdminAnswer {
  return { ok: true, data: { message, undo }, typed: {} };
}

/** Runs `work`; where it throws, answers so in words, with what was typed kept. */
export async function orFault<Answer extends AdminAnswer = AdminAnswer>(
  typed: Typed,
  work: () => Promise<Answer>,
): Promise<Answer | AdminAnswer> {
  try {
    return await work();
  } catch (error) {
    log().error({ error: String(error) }, 'an action of the curator’s desk failed');
    return refuse(typed, FAULT);
  }
}
