import 'server-only';
import { createHash } from 'node:crypto';
import type { z } from 'zod';

/** A JSON document ready to be sent, with its strong entity tag (RFC 9110, section 8.8.3). */
export type JsonAnswer = { body: string; etag: string };

/**
 * Answers `document` as text, checked by the schema that also documents it.
 * @throws ZodError when the two differ: better no answer than a wrong one
 */
export function answerOf<T>(schema: z.ZodType<T>, document: T): JsonAnswer {
  const body = JSON.stringify(schema.parse(document));
  const digest = createHash('sha256').update(body).digest('base64url');
  return { body, etag: `"${digest.slice(0, 27)}"` };
}
