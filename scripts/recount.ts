import { cacheTags } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { recountTallies, type TallyDifference } from '@/lib/data/recount';
import { countVotes } from '@/lib/data/votes';
import { counted } from '@/lib/domain/words';
import { withSiteData } from './lib/site-data';
import { say } from './lib/steps.mjs';

const inWords = ({ ships, skips, simulated }: TallyDifference['stored']): string =>
  `${ships} ship, ${skips} skip, ${simulated} simulated`;

/**
 * `npm run recount`: recomputes every tally from the votes, mends what differs and tells running
 * servers. Answers 1 if there was any difference.
 */
export async function main(): Promise<number> {
  return withSiteData(async () => {
    const differences = await recountTallies();
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
