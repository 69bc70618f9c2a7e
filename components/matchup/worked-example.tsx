import { FigureBody } from '@/components/ui/figure';
import { figureOf } from '@/lib/domain/figure';
import { countVotes } from '@/lib/domain/tally';
import { getFeaturedMatchup } from '@/lib/queries/matchups';

/** The panel's figure of the featured matchup's first tool, as it stands, computed in the open. */
export async function WorkedExample() {
  const featured = await getFeaturedMatchup();
  const tool = featured?.left;
  if (!tool || countVotes(tool.panel) === 0) return null;
  const figure = figureOf(tool.panel);
  const count = countVotes(tool.panel);
  return (
    <div className="border-l-2 border-rule pl-5">
      <p className="pb-2 text-note font-semibold">
        Worked example: {tool.name}, {tool.panel.ships} of {count} reviewers
      </p>
      <FigureBody
        figure={figure}
        of="reviewer"
        tool={tool.name}
        count={`${tool.panel.ships} of ${count} reviewers`}
      />
      <p className="pt-2 text-note text-muted">
        {tool.panel.ships} divided by {count} is {figure.percent}%. With so few, the true share may
        well be anywhere from {figure.low}% to {figure.high}%.
      </p>
    </div>
  );
}
