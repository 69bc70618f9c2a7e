import { actingAs } from '@/lib/auth/acting';
import { dropToken } from '@/lib/auth/session';
import { getViewer } from '@/lib/auth/viewer';
import { dropVoter } from '@/lib/auth/voter';
import { deleteAccount } from '@/lib/data/accounts';
import { confirmsDeletion } from '@/lib/domain/profile';
import { log } from '@/lib/log';
import { readFields, seeOther } from '../../../see-other';

/**
 * Deletes the account that is signed in, when `confirmation` holds the word DELETE or the account's
 * address, and signs the browser out. Refused, with nothing changed: anything else.
 */
export async function POST(request: Request): Promise<Response> {
  const confirmation = (await readFields(request)).get('confirmation');
  const typed = typeof confirmation === 'string' ? confirmation : '';
  // Addresses of pages end up in logs and histories: a mail address, even a mistyped one, must not.
  const kept = /^[a-z]{1,12}$/i.test(typed) ? `&typed=${typed}` : '';
  const back = (problem: 'confirmation' | 'failed') =>
    seeOther(`/me/delete?problem=${problem}${kept}`);
  try {
    const viewer = await getViewer();
    if (!viewer) return seeOther(`/signin?redirect=${encodeURIComponent('/me/delete')}`);
    if (!confirmsDeletion(typed, viewer.email)) return back('confirmation');
    await deleteAccount(actingAs(viewer), viewer.userId);
    dropToken();
    dropVoter();
  } catch (error) {
    log().error({ error: String(error) }, 'an account was not deleted');
    return back('failed');
  }
  return seeOther('/me/deleted');
}
