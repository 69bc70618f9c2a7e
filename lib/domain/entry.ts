import * as z from 'zod';

/** How one gets in: for nothing, for nothing at first, for money, or by asking. */
export const entryKinds = ['free', 'freemium', 'paid', 'contact'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const entryKindSchema = z.enum(entryKinds, {
  error: `Choose one of: ${entryKinds.join(', ')}.`,
});

const LABELS: Record<EntryKind, string> = {
  free: 'Free',
  freemium: 'Freemium',
  paid: 'Paid',
  contact: 'Contact',
};

/** The word under **Entry** on the page. */
export function entryLabel(kind: EntryKind): string {
  return LABELS[kind];
}
