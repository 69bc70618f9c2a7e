// Apart from lib/domain/subscriber.ts, since every public page's script has them.

/** For how long a confirm link works, in days. */
export const CONFIRM_DAYS = 7;

/** After how many days whoever is not confirmed is forgotten; until then who left can come back at once. */
export const FORGET_DAYS = 30;
