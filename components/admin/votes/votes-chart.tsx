import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { Chart } from '@/components/ui/chart';
import type { VotesOfDay } from '@/lib/domain/vote-desk';
import { counted, grouped } from '@/lib/domain/words';

const WIDTH = 600;
const HEIGHT = 120;

// From the ground up. Each differs by more than its colour: filled, hatched, hollow.
const series = [
  { key: 'ships', name: 'ship', fill: 'var(--ship)', stroke: 'none' },
  { key: 'skips', name: 'skip', fill: 'url(#votes-hatch)', stroke: 'var(--skip)' },
  { key: 'excluded', name: 'not counted', fill: 'none', stroke: 'var(--rule)' },
] as const;

const sum = (days: readonly VotesOfDay[], key: (typeof series)[number]['key']) =>
  days.reduce((total, day) => total + day[key], 0);

/** The votes of each day as bars, drawn on the server, with the same as a table behind it. */
export function VotesChart({ days }: { days: VotesOfDay[] }) {
  const most = Math.max(0, ...days.map(({ ships, skips, excluded }) => ships + skips + excluded));
  const across = scaleBand<string>()
    .domain(days.map(({ day }) => day))
    .range([0, WIDTH])
    .paddingInner(0.25);
  const up = scaleLinear()
    .domain([0, Math.max(1, most)])
    .range([HEIGHT, 1]);
  const layers = stack<VotesOfDay>().keys(series.map(({ key }) => key))(days);
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const inWords = series.map(({ key, name }) => `${grouped(sum(days, key))} ${name}`).join(', ');
  return (
    <Chart
      title="Votes by the day they were first cast"
      legend={
        <span className="flex flex-wrap gap-x-4 text-muted">
          {series.map(({ key, name, fill, stroke }) => (
            <span key={key} className="inline-flex items-center gap-x-1.5">
              <svg width="12" height="12" aria-hidden="true">
                <rect x="0.5" y="0.5" width="11" height="11" fill={fill} stroke={stroke} />
              </svg>
              {grouped(sum(days, key))} {name}
            </span>
          ))}
        </span>
      }
      days={{ first, last }}
      middle={`at most ${grouped(most)} a day`}
      table={{
        head: ['Day', ...series.map(({ name }) => name)],
        rows: days.toReversed().map((day) => ({
          day: day.day,
          cells: series.map(({ key }) => grouped(day[key])),
        })),
      }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`In ${days.length} days: ${inWords}. At most ${counted(most, 'vote')} a day.`}
        className="block h-32 w-full border-b border-rule"
      >
        <defs>
          <pattern
            id="votes-hatch"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="4" fill="var(--skip)" />
          </pattern>
        </defs>
        {layers.map((layer, n) =>
          layer.map(([from, to], place) => {
            const day = days[place]?.day ?? '';
            return from === to ? null : (
              <rect
                key={`${layer.key} ${day}`}
                x={across(day)}
                width={across.bandwidth()}
                y={up(to)}
                height={up(from) - up(to)}
                fill={series[n]?.fill}
                stroke={series[n]?.stroke}
                vectorEffect="non-scaling-stroke"
              />
            );
          }),
        )}
      </svg>
    </Chart>
  );
}
