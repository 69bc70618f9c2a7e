import type { Standing } from '@/lib/queries/leaderboard';
import { CommunityCell, PanelCell, StandingLine, StandingTable, ToolCell } from './cells';

/** Tools with fewer than five votes, in no order but that of their votes. */
export function Unranked({
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
      caption="With fewer than 5 votes a figure says next to nothing, so these have no rank. Most votes first."
      columns={['Tool', 'Community', 'Panel ship']}
    >
      {standings.map((standing) => (
        <StandingLine key={standing.slug}>
          <ToolCell standing={standing} withCategory={withCategory} wide />
          <CommunityCell standing={standing} asOf={asOf} />
          <PanelCell standing={standing} />
        </StandingLine>
      ))}
    </StandingTable>
  );
}
