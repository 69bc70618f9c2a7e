import { endSession } from '@/lib/auth/sign-in';
import { readFields, seeOther } from '../see-other';

/** Signs this browser out, or with the field `everywhere` all of the account’s. */
export async function POST(request: Request): Promise<Response> {
  const everywhere = (await readFields(request)).has('everywhere');
  await endSession({ everywhere });
  return seeOther('/signin?left=1');
}
