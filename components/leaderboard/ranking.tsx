import { JsonLd } from '@/components/site/json-ld';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import { itemListJsonLd } from '@/lib/domain/json-ld';
import { countRanked, rankBy } from '@/lib/domain/standing';
import { counted } from '@/lib/domain/words';
import type { LeaderboardScale, Standing } from '@/lib/queries/leaderboard';
import { absolute } from '@/lib/queries/site';
import { Cell, CommunityCell, PanelCell, StandingLine, StandingTable, ToolCell } from './cells';
import { IntervalLine } from './interval-line';
import { Rank } from './rank';

/** A page of ranked tools: rank, tool, figure, interval on one scale, panel. */
export function Ranking({
  title,
  standings,
  scale,
  withCategory,
}: {
  title: string;
  standings: Standing[];
  scale: LeaderboardScale;
  withCategory: boolean;
}) {
  const rank = rankBy(scale);
  const places = standings.map(({ name, slug }) => ({ name, url: absolute(`/tools/${slug}`) }));
  return (
    <>
      <JsonLd document={itemListJsonLd(title, places, { ordered: true })} />
      <StandingTable
        caption={
          <>
            {counted(countRanked(scale), 'tool')} with 5 votes or more, by the lower end of the 95%
            interval of the community’s figure. A rank like{' '}
            <span className="whitespace-nowrap">1–3</span> means that the votes do not tell these
            tools apart: too close to call. As of <Moment at={scale.asOf} short />.{' '}
            <PageLink href="/methodology#ranking" className="underline hover:text-ink">
              How the ranking is made
            </PageLink>
          </>
        }
        columns={['Rank', 'Tool', 'Community', '95% interval, 0 to 100%', 'Panel ship']}
      >
        {standings.map((standing) => {
          const figure = figureOf(standing.community);
          const { low, high } = standing;
          return (
            <StandingLine key={standing.slug}>
              <td className="font-serif text-lead font-semibold whitespace-nowrap md:py-3 md:pr-6">
                <span className="sr-only md:hidden">Rank </span>
                {low === null || high === null ? '—' : <Rank rank={rank({ low, high })} />}
              </td>
              <ToolCell standing={standing} withCategory={withCategory} />
              <CommunityCell standing={standing} asOf={scale.asOf} />
              <Cell name="95% interval" className="md:w-2/5 md:min-w-48">
                <span className="text-muted">
                  {figure.low} to {figure.high}%
                </span>
                <IntervalLine figure={figure} />
              </Cell>
              <PanelCell standing={standing} />
            </StandingLine>
          );
        })}
      </StandingTable>
    </>
  );
}
