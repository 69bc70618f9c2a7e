import { FigureBody } from '@/components/ui/figure';
import type { ReviewedTool } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { reviewerSplit } from '@/lib/domain/panel';
import { countVotes } from '@/lib/domain/tally';

/** The panel's figure of a tool: how many of its reviewers would ship, and who dissents. */
export function PanelFigure({ tool }: { tool: ReviewedTool }) {
  const figure = figureOf(tool.panel);
  const reviewers = countVotes(tool.panel);
  const split = reviewerSplit(
    tool.verdicts.map((verdict) => ({ seat: verdict.seat.name, call: verdict.call })),
  );
  const label = `panel-${tool.slug}`;
  return (
    <li aria-labelledby={label}>
      <p id={label} className="text-note font-semibold">
        Panel ship
      </p>
      {figure.percent === null ? (
        <>
          <p className="font-serif text-figure font-semibold">
            <span aria-hidden="true">—</span>
            <span className="sr-only">no verdicts yet</span>
          </p>
          <p className="text-note text-muted">No reviewer has spoken yet.</p>
        </>
      ) : (
        <>
          <FigureBody
            figure={figure}
            of="reviewer"
            tool={tool.name}
            count={`${tool.panel.ships} of ${reviewers} ${reviewers === 1 ? 'reviewer' : 'reviewers'}`}
          />
          <p className="text-note text-muted">{split.sentence}</p>
        </>
      )}
    </li>
  );
}
