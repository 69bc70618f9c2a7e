import { FigureBody } from '@/components/ui/figure';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { type Figure, figureOf } from '@/lib/domain/figure';
import { type Counted, ofHowMany, workedInterval } from '@/lib/domain/figure-words';
import { countVotes, emptyTally } from '@/lib/domain/tally';
import { counted, grouped } from '@/lib/domain/words';
import { getFeaturedMatchup } from '@/lib/queries/matchups';
import { getListTallies } from '@/lib/queries/votes';

/**
 * A figure of the featured matchup's first tool as it stands, computed in the open: the community's, or
 * the panel's while nobody has voted.
 */
export async function WorkedExample() {
  const tool = (await getFeaturedMatchup())?.left;
  if (!tool) return null;
  const reading = (await getListTallies([tool.slug]))[tool.slug];
  const community = figureOf(reading?.tally ?? emptyTally);
  if (community.percent !== null) {
    return (
      <Example
        tool={tool}
        figure={community}
        of="vote"
        asOf={reading?.asOf}
        simulated={reading?.simulated}
      />
    );
  }
  return <Example tool={tool} figure={figureOf(tool.panel)} of="reviewer" />;
}

const decimals = (value: number) => value.toFixed(4);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

function Example({
  tool,
  figure,
  of,
  asOf,
  simulated,
}: {
  tool: ToolFacts;
  figure: Figure;
  of: Counted;
  asOf?: string | undefined;
  simulated?: number | undefined;
}) {
  const worked = workedInterval(figure);
  if (!worked) return null;
  const { p, n, z, centre, reach } = worked;
  const count = grouped(n);
  return (
    <div className="break-inside-avoid border-l-2 border-rule pl-5">
      <p className="pb-2 text-note font-semibold">
        Worked example: {of === 'vote' ? 'the community' : 'the panel'} on {tool.name}, as it stands
      </p>
      <FigureBody
        figure={figure}
        of={of}
        tool={tool.name}
        asOf={asOf}
        simulated={simulated}
        count={ofHowMany(figure, of)}
        note={simulated ? `${grouped(simulated)} simulated` : undefined}
      />
      <ol className="grid list-decimal gap-y-1 pt-3 pl-5 text-note text-muted">
        <li>
          {counted(countVotes(figure), of)}: {grouped(figure.ships)} ship, {grouped(figure.skips)}{' '}
          skip. {grouped(figure.ships)} ÷ {count} = {decimals(p)}, shown as {figure.percent}%.
        </li>
        <li>
          The middle of the interval: ({decimals(p)} + {z}² ÷ (2 × {count})) ÷ (1 + {z}² ÷ {count})
          = {decimals(centre)}.
        </li>
        <li>
          Its reach to either side: {z} × √({decimals(p)} × {decimals(1 - p)} ÷ {count} + {z}² ÷ (4
          × {count}²)) ÷ (1 + {z}² ÷ {count}) = {decimals(reach)}.
        </li>
        <li>
          {decimals(centre)} − {decimals(reach)} = {percent(Math.max(0, centre - reach))}, and{' '}
          {decimals(centre)} + {decimals(reach)} = {percent(Math.min(1, centre + reach))}.
        </li>
      </ol>
    </div>
  );
}
