import * as z from 'zod';

/** An import's number, as an address or a form has it. */
export const importIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
