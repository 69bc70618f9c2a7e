import { FigureInWords } from '@/components/ui/figure-in-words';
import { figureOf } from '@/lib/domain/figure';
import { emptyTally, type Tally, type TallyReading } from '@/lib/domain/tally';

/** What is known of the community's votes on some tools, by slug. */
export type Readings = Record<string, Reading>;
type Reading = { tally: Tally } & Partial<TallyReading>;

/**
 * The community's figure within a line of text: "71% of 128 votes", with its interval on demand; before
 * any vote a dash.
 */
export function CommunityInWords({
  tool,
  reading,
}: {
  tool: { name: string };
  reading: Reading | undefined;
}) {
  return (
    <FigureInWords
      figure={figureOf(reading?.tally ?? emptyTally)}
      of="vote"
      tool={tool.name}
      asOf={reading?.asOf}
      simulated={reading?.simulated}
    />
  );
}
