import type { Typed } from '@/lib/domain/admin-answer';
import { entryFields, factFields } from '@/lib/domain/tool-form';

/** The longest text that an address fills a field with, in characters. */
const MOST = 4_000;

/** What an address fills a form's fields with (an accepted suggestion's link): checked when it is saved. */
export function prefilled(params: Record<string, string | string[] | undefined>): Typed {
  const entries = [...factFields, ...entryFields].flatMap((name) => {
    const value = params[name];
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, MOST)]] : [];
  });
  return Object.fromEntries(entries);
}
