import { isSigned } from '@/lib/auth/signed-request';
import { takeMailEvents } from '@/lib/data/mail-events';
import { mailEventsSchema } from '@/lib/domain/mail-event';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { PRIVATE } from '../../private';
import { problem } from '../../respond';

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Told as every other body that is not what it should be.
    return undefined;
  }
}

/**
 * Takes what the mail provider tells of bounces and complaints, signed with BOUNCE_SECRET
 * (docs/operations.md). The answer is the same whether the addresses are known or not.
 */
export async function POST(request: Request): Promise<Response> {
  const { BOUNCE_SECRET } = env();
  if (!BOUNCE_SECRET) return problem(404, 'Nothing is taken here.', { headers: PRIVATE });
  const now = new Date();
  const { headers } = request;
  const body = new Uint8Array(await request.arrayBuffer());
  const signed = {
    timestamp: headers.get('webhook-timestamp'),
    signature: headers.get('webhook-signature'),
    body,
  };
  if (!isSigned(BOUNCE_SECRET, signed, now)) {
    const detail = 'The signature is missing, wrong, or more than five minutes old.';
    return problem(401, detail, { headers: { ...PRIVATE, 'WWW-Authenticate': 'HMAC' } });
  }
  const parsed = mailEventsSchema.safeParse(parse(body));
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      detail: message,
    }));
    return problem(400, 'These are no events.', { errors, headers: PRIVATE });
  }
  try {
    await takeMailEvents(parsed.data.events, now);
  } catch (error) {
    log().error({ error: String(error) }, 'events of the mail provider were not taken');
    return problem(503, 'They could not be taken just now. Send them again.', {
      headers: { ...PRIVATE, 'Retry-After': '30' },
    });
  }
  return Response.json({ taken: parsed.data.events.length }, { headers: PRIVATE });
}
