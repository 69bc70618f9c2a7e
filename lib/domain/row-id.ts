import * as z from 'zod';

/** The largest number that the database's ids and revisions can be. */
const LARGEST = 2_147_483_647;

const whole = (error?: string) => z.coerce.number({ error }).int().max(LARGEST);

/** A whole number from a form, as the database counts rows with: from 0 on. */
export const rowCount = whole().min(0);

/** The number of a row, or of its revision, as a form has it. */
export const rowId = whole().min(1);

/** The same where what is no number is answered in words. */
export const rowIdOr = (error: string) => whole(error).min(1);
