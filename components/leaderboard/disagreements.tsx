import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import { inPoints } from '@/lib/domain/words';
import type { Standing } from '@/lib/queries/leaderboard';
import { Cell, CommunityCell, PanelCell, StandingLine, StandingTable, ToolCell } from './cells';
import { IntervalLine } from './interval-line';

/** What has to be so for panel and community to be said to disagree. */
const DISAGREEMENT_RULE =
  'Panel and community disagree on a tool where their 95% intervals do not overlap, or where most of the panel calls one thing and the community’s whole interval lies on the other side of 50%. With fewer than 5 votes nothing is said.';

/** A page of the tools on which panel and community disagree, those farthest apart first. */
export function Disagreements({
  standings,
  asOf,
  withCategory,
}: {
  standings: Standing[];
  asOf: string;
  withCategory: boolean;
}) {
  return (
    <StandingTable
      caption={
        <>
          {DISAGREEMENT_RULE} Farthest apart first. As of <Moment at={asOf} short />.{' '}
          <PageLink href="/methodology#ranking" className="underline hover:text-ink">
            How disagreement is counted
          </PageLink>
        </>
      }
      columns={['Tool', 'Panel ship', 'Community', 'Community’s interval', 'Apart']}
    >
      {standings.map((standing) => {
        const figure = figureOf(standing.community);
        return (
          <StandingLine key={standing.slug}>
            <ToolCell standing={standing} withCategory={withCategory} wide />
            <PanelCell standing={standing} />
            <CommunityCell standing={standing} asOf={asOf} />
            <Cell name="Community’s interval" className="md:w-1/3 md:min-w-40">
              <span className="text-muted">
                {figure.low} to {figure.high}%
              </span>
              <IntervalLine figure={figure} />
            </Cell>
            <Cell name="Apart" className="whitespace-nowrap">
              {inPoints(standing.disagreement ?? 0)}
            </Cell>
          </StandingLine>
        );
      })}
    </StandingTable>
  );
}
