import 'server-only';
import { createHash } from 'node:crypto';
import type { z } from 'zod';

/** A JSON document ready to be sent, with its strong entity tag (RFC 9110, section 8.8.3). */
export type JsonAnswer = { body: string; etag: string };

/** A document of another kind than JSON, as it is sent. */
export type TextAnswer = {
  body: string;
  etag: string;
  /** When what it says changed last (ISO date and time, UTC); null where nobody knows. */
  modifiedAt: string | null;
};

const tagOf = (body: string) =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** Answers a text with its strong entity tag. */
export function textAnswer(body: string, modifiedAt: string | null = null): TextAnswer {
  return { body, etag: tagOf(body), modifiedAt };
}

/**
 * Answers `document` as text, checked by the schema that also documents it.
 * @throws ZodError when the two differ: better no answer than a wrong one
 */
export function answerOf<T>(schema: z.ZodType<T>, document: T): JsonAnswer {
  const body = JSON.stringify(schema.parse(document));
  return { body, etag: tagOf(body) };
}
