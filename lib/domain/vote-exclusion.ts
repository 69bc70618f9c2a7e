import * as z from 'zod';
import { rowId } from './row-id';

/** What an exclusion goes by. */
export const exclusionKinds = ['voter', 'address'] as const;
export type ExclusionKind = (typeof exclusionKinds)[number];

/** Why something was decided about somebody: 1 to 500 characters. */
export const reasonSchema = z
  .string({ error: 'Say why.' })
  .trim()
  .min(1, { error: 'Say why: it stands in the history.' })
  .max(500, { error: 'Use at most 500 characters.' });

const keySchemas = {
  voter: z.uuid({ error: 'This names no voter.' }),
  address: z.string().regex(/^[\w-]{1,64}$/, { error: 'This names no address.' }),
};

/** Answers whether `key` can name a voter (a UUID) or an address (its hash). */
export const isExclusionKey = (by: ExclusionKind, key: string): boolean =>
  keySchemas[by].safeParse(key).success;

/** What is to be taken out of the count, and why. `toolId` null means on every tool. */
export type ExclusionRequest = {
  toolId: number | null;
  by: ExclusionKind;
  key: string;
  reason: string;
};

/**
 * What the form for an exclusion sends. An address is only ever excluded on one tool: its hash is
 * another each day, so it would say nothing of the others.
 */
export const exclusionSchema = z
  .object({
    tool: rowId,
    by: z.enum(exclusionKinds, { error: 'Choose a voter or an address.' }),
    key: z.string(),
    scope: z.enum(['tool', 'everywhere'], { error: 'Choose on which tools.' }).default('tool'),
    reason: reasonSchema,
  })
  .superRefine(({ by, key }, { addIssue }) => {
    if (isExclusionKey(by, key)) return;
    addIssue({ code: 'custom', path: ['key'], message: `This names no ${by}.` });
  })
  .transform(({ tool, by, key, scope, reason }) => ({
    page: tool,
    request: { toolId: by === 'voter' && scope === 'everywhere' ? null : tool, by, key, reason },
  }));

/** What the button that lifts an exclusion sends. */
export const liftSchema = z.object({ exclusion: rowId });

/** An exclusion that stands. `since` is an ISO date and time, UTC. */
export type OpenExclusion = Omit<ExclusionRequest, 'reason'> & {
  id: number;
  reason: string;
  since: string;
  /** How many votes on this tool it names. */
  votes: number;
};

/** A voter or an address hash, short enough for a table; the whole is in the page's addresses. */
export const shortKey = (key: string): string => key.slice(0, 8);
