import { expect, it } from 'vitest';
import { entryKindSchema, entryKinds, entryLabel } from './entry';

it('labels every kind', () => {
  expect(entryKinds.map(entryLabel)).toEqual(['Free', 'Freemium', 'Paid', 'Contact']);
});

it('refuses another kind in words', () => {
  const { error } = entryKindSchema.safeParse('gratis');
  expect(error?.issues[0]?.message).toBe('Choose one of: free, freemium, paid, contact.');
});
