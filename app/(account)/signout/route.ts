import { endSession } from '@/lib/auth/sign-in';
import { log } from '@/lib/log';
import { readFields, seeOther } from '../see-other';

/** Signs this browser out, or with the field `everywhere` all of the account’s. */
export async function POST(request: Request): Promise<Response> {
  const everywhere = (await readFields(request)).has('everywhere');
  try {
    return seeOther(`/signin?left=${(await endSession({ everywhere })) ? '1' : 'here'}`);
  } catch (error) {
    log().error({ error: String(error) }, 'a sign-out failed');
    // Saying less would leave somebody signed in who believes they are not.
    return new Response(
      'You are still signed in: that did not work just now. Please try again.\n',
      {
        status: 503,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      },
    );
  }
}
