import 'server-only';

/** Answers the pattern with which ILIKE finds `text` anywhere; its own signs stand for themselves. */
export const matching = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
