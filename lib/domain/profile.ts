import * as z from 'zod';
import { isReadable, UNSEEN } from './readable';

const NAME_LENGTH = 60;

/** What people call themselves: 1 to 60 characters (code points), tidied of spaces. */
export const displayNameSchema = z
  .string({ error: 'Enter a name.' })
  .transform((name) =>
    name
      .replaceAll(/[\s\u200b\ufeff]+/gu, ' ')
      .trim()
      .normalize('NFC'),
  )
  .pipe(
    z
      .string()
      .min(1, { error: 'Enter a name.', abort: true })
      .refine(isReadable, { error: UNSEEN, abort: true })
      .refine((name) => [...name].length <= NAME_LENGTH, {
        error: `Use at most ${NAME_LENGTH} characters.`,
      }),
  );

/**
 * Answers whether what was typed confirms that an account is to be deleted: the word DELETE, or the
 * account's own address in whatever case.
 */
export function confirmsDeletion(typed: string, email: string): boolean {
  const text = typed.trim();
  return text === 'DELETE' || text.toLowerCase() === email.toLowerCase();
}
