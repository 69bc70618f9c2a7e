import { completeSignIn } from '@/lib/auth/sign-in';
import { log } from '@/lib/log';
import { readFields, seeOther } from '../../see-other';

/** The link page's button: signs this browser in, and goes back to where it came from. */
export async function POST(request: Request): Promise<Response> {
  const token = (await readFields(request)).get('token');
  // Whole again where the cut went through a character, which no address could hold.
  const named = typeof token === 'string' ? token.slice(0, 100).toWellFormed() : '';
  const page = `/signin/link?token=${encodeURIComponent(named)}`;
  try {
    const returnTo = await completeSignIn(token);
    // The page says what has become of a link that did not work.
    return seeOther(returnTo ?? page);
  } catch (error) {
    log().error({ error: String(error) }, 'a sign-in failed');
    return seeOther(`${page}&failed=1`);
  }
}
