import 'server-only';
import type { z } from 'zod';
import { tagsOfVerdict } from '@/lib/cache-tags';
import type { WriteAnswer } from '@/lib/domain/review';
import { log } from '@/lib/log';
import { dropTags } from './invalidate';

export type Sent = Pick<WriteAnswer, 'typed' | 'next'>;

export const SIGNED_OUT =
  'Your session has ended, so nothing was sent on. What you wrote is still here: sign in again, then repeat.';
export const CHECK_FIELDS = 'Nothing was changed: please mend what is marked.';
export const FAULT = 'This could not be done just now. What you wrote is kept; please try again.';

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/**
 * What was sent, whatever is wrong with it, and the footing that it named: a form that is refused
 * before it was looked at starts from there again.
 */
export function sentIn(form: FormData): Sent {
  const call = textIn(form, 'call');
  const whole = (name: string) => Math.max(0, Math.trunc(Number(textIn(form, name))) || 0);
  return {
    typed: {
      tool: textIn(form, 'tool'),
      call: call === 'ship' || call === 'skip' ? call : null,
      body: textIn(form, 'body'),
      toolVersion: textIn(form, 'toolVersion'),
      evidence: textIn(form, 'evidence'),
    },
    next: {
      version: whole('version'),
      base: { id: whole('base'), version: whole('baseVersion') },
    },
  };
}

/** The messages of a refused form, by its fields. */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? 'form');
    errors[field] = [...(errors[field] ?? []), message];
  }
  return errors;
}

/** Answers `work`, or a refusal in words where it throws: nothing that was typed is lost. */
export async function orFault(sent: Sent, work: () => Promise<WriteAnswer>): Promise<WriteAnswer> {
  try {
    return await work();
  } catch (error) {
    noteFault(error);
    return { ...sent, ok: false, why: 'fault', message: FAULT };
  }
}

/** Writes down what went wrong at the desk. */
export function noteFault(error: unknown): void {
  log().error({ error: error instanceof Error ? error.message : String(error) }, 'desk failed');
}

/** Drops every page that shows the tool's verdicts or the panel's figure of it. */
export async function dropVerdictsOf(toolSlug: string): Promise<void> {
  await dropTags(tagsOfVerdict(toolSlug));
}
