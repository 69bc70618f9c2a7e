import { createHash } from 'node:crypto';

/** Answers the strong entity tag of these bytes. */
export const etagOf = (body: Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** Whether the visitor has this version already; for this, weak tags are as good (RFC 9110). */
export function isNotModified(asked: string | undefined, etag: string): boolean {
  if (!asked) return false;
  const plain = etag.replace(/^W\//, '');
  return asked.split(',').some((tag) => ['*', plain].includes(tag.trim().replace(/^W\//, '')));
}
