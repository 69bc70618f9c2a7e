import { PRIVATE } from '@/app/api/private';
import { readLeaveToken } from '@/lib/auth/newsletter-link';
import { leave } from '@/lib/data/subscribers';
import { log } from '@/lib/log';

const tokenOf = (request: Request): string | null => new URL(request.url).searchParams.get('token');

const say = (status: number, words: string): Response =>
  new Response(`${words}\n`, {
    status,
    headers: { ...PRIVATE, 'Content-Type': 'text/plain; charset=utf-8' },
  });

/**
 * Leaves at once, as mail programs do it by themselves (RFC 8058, section 3.2): from anywhere, without
 * cookies; done twice it is the same. The token says who; the body (List-Unsubscribe=One-Click) says nothing
 * more, so that a program which leaves it out is not answered with another mail.
 */
export async function POST(request: Request): Promise<Response> {
  const id = readLeaveToken(tokenOf(request));
  if (!id) return say(400, 'This link is not known here. Copy it whole out of the mail.');
  try {
    await leave(id, new Date());
    return say(200, 'You are unsubscribed.');
  } catch (error) {
    log().error({ error: String(error) }, 'a one-click unsubscribe failed');
    return say(503, 'That did not work just now. Please try again.');
  }
}

/** Who opens the address in a browser is shown the page with a button; scanners change nothing by it. */
export function GET(request: Request): Response {
  const token = encodeURIComponent((tokenOf(request) ?? '').slice(0, 200).toWellFormed());
  return new Response(null, {
    status: 303,
    headers: { ...PRIVATE, Location: `/newsletter/unsubscribe?token=${token}` },
  });
}
