import 'server-only';
import { createHmac } from 'node:crypto';
import { isSameSecret } from './bearer';

/** How far a request's time may be from this machine's, in seconds: later it is a replay. */
const SIGNED_WITHIN_SECONDS = 300;

/** A request's headers Webhook-Timestamp and Webhook-Signature, and the bytes of its body as they came. */
export type SignedRequest = {
  timestamp: string | null;
  signature: string | null;
  body: Uint8Array;
};

/** The signature of a body at a time (whole seconds since 1970): HMAC-SHA-256 of "time.body", in hex. */
function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  const code = createHmac('sha256', secret).update(`${timestamp}.`).update(body);
  return `v1=${code.digest('hex')}`;
}

/** Whether whoever holds `secret` signed this body, within five minutes of `now`. */
export function isSigned(secret: string, request: SignedRequest, now: Date): boolean {
  const { timestamp, signature, body } = request;
  if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp)) return false;
  const apart = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  // Both are always judged, so that the time taken says nothing of which was wrong.
  const isRight = isSameSecret(signature, signatureOf(secret, timestamp, body));
  return isRight && apart <= SIGNED_WITHIN_SECONDS;
}
