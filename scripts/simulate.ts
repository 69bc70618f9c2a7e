import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { cacheTags } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { retellStandingDays } from '@/lib/data/movements';
import { castSimulatedVotes, listVotableTools, removeSimulation } from '@/lib/data/simulation';
import { reconcileStandings } from '@/lib/data/standings';
import { countVotes } from '@/lib/data/votes';
import { planVotes } from '@/lib/domain/simulation';
import { counted, grouped } from '@/lib/domain/words';
import { Fault, messageOf } from './lib/fault';
import { withSiteData } from './lib/site-data';
import { say, step } from './lib/steps.mjs';

const USAGE =
  'Use: npm run simulate -- --voters N --days D [--seed S], or npm run simulate -- --remove';
const AT_ONCE = 12;
const SAY_EVERY_MS = 5_000;

const whole = (least: number, most: number, name: string) => {
  const error = `${name} must be a whole number from ${least} to ${most}`;
  return z
    .string({ error: `${name} is missing` })
    .regex(/^\d{1,10}$/, error)
    .transform(Number)
    .pipe(z.int(error).min(least, error).max(most, error));
};

const wanted = z.object({
  voters: whole(1, 1_000_000, '--voters'),
  days: whole(1, 3_650, '--days'),
  seed: whole(0, 4_294_967_295, '--seed').optional(),
});
type Wanted = z.infer<typeof wanted>;

function parse(args: string[]): Wanted | 'remove' {
  const text = { type: 'string' } as const;
  const options = { voters: text, days: text, seed: text, remove: { type: 'boolean' } } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new Fault(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
  const { remove, ...rest } = values;
  if (remove && Object.keys(rest).length > 0) throw new Fault(`--remove stands alone. ${USAGE}`);
  if (remove) return 'remove';
  const parsed = wanted.safeParse(rest);
  if (parsed.success) return parsed.data;
  throw new Fault(`${parsed.error.issues.map((issue) => issue.message).join('; ')}. ${USAGE}`);
}

/** Has the rankings and their days follow: made-up votes are cast, and taken out, in the past. */
async function followVotes(): Promise<void> {
  await retellStandingDays();
  await reconcileStandings();
  await announceTags([cacheTags.site]);
}

async function remove(): Promise<void> {
  await step('Simulation removed', async () => {
    const { votes, voters } = await removeSimulation();
    await followVotes();
    return `${counted(votes, 'made-up vote')} of ${counted(voters, 'voter')} taken out`;
  });
}

async function simulate({ voters, days, seed = randomInt(2 ** 32) }: Wanted): Promise<void> {
  const tools = await listVotableTools();
  if (tools.length === 0) throw new Fault('There is no published tool to vote on: npm run seed.');
  await step('Simulated', async () => {
    const plan = planVotes({ voters, days, now: new Date(), tools, seed });
    let cast = 0;
    let done = 0;
    const worker = async (): Promise<void> => {
      for (const voter of plan) {
        const recorded = await castSimulatedVotes(voter);
        cast += recorded;
        done += 1;
        // The notice on the pages must not wait for the last of a million.
        if (done === 1) await announceTags([cacheTags.site]);
      }
    };
    const progress = setInterval(
      () => say(`  ${grouped(done)} of ${counted(voters, 'voter')}, ${counted(cast, 'vote')}`),
      SAY_EVERY_MS,
    );
    // All of them, also where one fails: none may still be voting when the database is closed.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
    clearInterval(progress);
    const failed = ends.find((end) => end.status === 'rejected');
    // Where the database is gone, its own failure is the one to tell.
    await followVotes().catch((error) => {
      if (!failed) throw error;
    });
    if (failed) throw failed.reason;
    return `${counted(voters, 'voter')} over ${counted(days, 'day')} (--seed ${seed})`;
  });
  const { votes, simulated } = await countVotes();
  say(
    `  ${counted(votes, 'vote')} count now, ${grouped(simulated)} of them made up and marked as such.`,
  );
  say('  Take them out with: npm run simulate -- --remove');
}

/** `npm run simulate`: made-up voters vote, or are all taken out again. */
export async function main(args: string[]): Promise<number> {
  const parsed = parse(args);
  await withSiteData(() => (parsed === 'remove' ? remove() : simulate(parsed)));
  return 0;
}
