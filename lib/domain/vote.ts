import * as z from 'zod';
import { toolSlugSchema } from './slug';
import { type Choice, choices } from './tally';

export const choiceSchema = z.enum(choices, { error: 'Choose ship or skip.' });

/**
 * What a voter sends: one tool and what is thought of it. 'none' takes the vote back. `as` says that an
 * account's vote is meant, which no visitor may cast. Other fields of the form are ignored. The schema
 * knows the shape only; whether the tool exists is for the data.
 */
export const voteInputSchema = z.object(
  {
    tool: z
      .string({ error: 'Say which tool the vote is for.' })
      .min(1, { error: 'Say which tool the vote is for.', abort: true })
      .pipe(toolSlugSchema),
    choice: z.enum([...choices, 'none'], {
      error: 'Choose ship or skip, or none to take the vote back.',
    }),
    as: z
      .literal('account', { error: 'A vote is the account’s, or says nothing of it.' })
      .optional(),
  },
  { error: 'A vote names a tool and a choice.' },
);

export type VoteInput = z.infer<typeof voteInputSchema>;

/** The vote as a tally counts it: null when it is taken back. */
export function choiceOf(input: Pick<VoteInput, 'choice'>): Choice | null {
  return input.choice === 'none' ? null : input.choice;
}

/** A recorded vote and the tool's tally with it; `asOf` is by the database's clock. */
export type CastVote = {
  choice: Choice | null;
  ships: number;
  skips: number;
  simulated: number;
  asOf: string;
};
