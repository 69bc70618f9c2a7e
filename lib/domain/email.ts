import * as z from 'zod';

const LONGEST = 254;

/** A mail address as people sign in with it: trimmed, in lower case, at most 254 characters (RFC 5321). */
export const emailSchema = z
  .string({ error: 'Write your mail address.' })
  .trim()
  .toLowerCase()
  .min(1, { error: 'Write your mail address.', abort: true })
  .max(LONGEST, { error: `A mail address has at most ${LONGEST} characters.`, abort: true })
  .pipe(z.email({ error: 'This is not a mail address: it looks like name@example.com.' }));
