import { cacheTags } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { recountTallies, type TallyDifference } from '@/lib/data/recount';
import { reconcileStandings } from '@/lib/data/standings';
import { countVotes } from '@/lib/data/votes';
import { counted } from '@/lib/domain/words';
import { withSiteData } from './lib/site-data';
import { say } from './lib/steps.mjs';

const inWords = ({ ships, skips, simulated }: TallyDifference['stored']): string =>
  `${ships} ship, ${skips} skip, ${simulated} simulated`;

/** Has the rankings follow, and says which did not: they may be a second behind votes under way. */
async function recountStandings(): Promise<void> {
  const mended = await reconcileStandings();
  if (mended.length === 0) return say('✔ Every standing is what its votes and verdicts say.');
  const shown = mended.slice(0, 10).join(', ');
  const more = mended.length > 10 ? ` and ${mended.length - 10} more` : '';
  say(`  ${counted(mended.length, 'standing')} behind, now mended: ${shown}${more}`);
  await announceTags([cacheTags.catalogue, cacheTags.tallies]);
}

/**
 * `npm run recount`: recomputes every tally from the votes, mends what differs and tells running
 * servers. Answers 1 if there was any difference. The standings of the rankings, which follow the tallies
 * with a second's delay, are recounted and reported as well.
 */
export async function main(): Promise<number> {
  return withSiteData(async () => {
    const differences = await recountTallies();
    await recountStandings();
    for (const { tool, slot, stored, counted: votes } of differences) {
      say(`${tool}, slot ${slot}: stored ${inWords(stored)} → counted ${inWords(votes)}`);
    }
    if (differences.length === 0) {
      const { votes } = await countVotes();
      say(`✔ Every tally is the count of its votes (${counted(votes, 'vote')}).`);
      return 0;
    }
    const tools = [...new Set(differences.map(({ tool }) => tool))];
    await announceTags([...tools.map(cacheTags.tally), cacheTags.tallies]);
    const slots = counted(differences.length, 'slot');
    say(`✖ ${slots} of ${counted(tools.length, 'tool')} differed; now mended.`, process.stderr);
    return 1;
  });
}
