'use server';

import { refresh } from 'next/cache';
import { actingAs } from '@/lib/auth/acting';
import { getViewer } from '@/lib/auth/viewer';
import { renameAccount } from '@/lib/data/accounts';
import { displayNameSchema } from '@/lib/domain/profile';
import { log } from '@/lib/log';
import { fail, ok, type Result } from '@/lib/result';

/** What the name's form shows: nothing at first, then the newest answer with what was typed. */
export type NameState = (Result<null> & { typed: string }) | null;

/**
 * Gives the account that is signed in its display name (`name`). Refused, with nothing changed: who is
 * not signed in, a name that is none, a name that another author of verdicts has.
 */
export async function renameMe(
  _previous: NameState,
  input: FormData,
): Promise<NonNullable<NameState>> {
  const name = input.get('name');
  const typed = typeof name === 'string' ? name : '';
  const refuse = (message: string) => ({ ...fail(message, { name: [message] }), typed });
  const parsed = displayNameSchema.safeParse(typed);
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? 'Enter a name.');
  try {
    const viewer = await getViewer();
    if (!viewer) return refuse('You are signed out by now. Nothing was changed; sign in again.');
    if (!(await renameAccount(actingAs(viewer), viewer.userId, parsed.data))) {
      return refuse('Another author of verdicts has this name. Choose a different one.');
    }
    // The head of the page names who is signed in.
    refresh();
    return { ...ok(null), typed: parsed.data };
  } catch (error) {
    log().error({ error: String(error) }, 'a display name was not changed');
    return refuse('The name could not be saved just now. Please try again.');
  }
}
