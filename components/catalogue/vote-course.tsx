import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { Chart } from '@/components/ui/chart';
import { FigureInWords } from '@/components/ui/figure-in-words';
import { Moment } from '@/components/ui/moment';
import { countVotes } from '@/lib/domain/tally';
import type { CoursePoint } from '@/lib/domain/vote-course';
import { counted, grouped } from '@/lib/domain/words';
import type { VoteCourse as Course } from '@/lib/queries/tool-page';

const WIDTH = 600;
const HEIGHT = 640;
const GROUND = 192;

const votesAt = (point: CoursePoint) => countVotes(point.figure);
const intervalOf = ({ figure: { low, high } }: CoursePoint) => `${low} to ${high}%`;

/**
 * The community's figure of a tool over time, with its interval, and how many votes it stood on;
 * nothing before the first vote, which the figure itself says and asks for.
 */
export function VoteCourse({
  name,
  simulated,
  course: { points, asOf },
}: {
  name: string;
  /** How many of the votes are made up. */
  simulated: number;
  course: Course;
}) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  return (
    <div className="max-w-4xl pt-4">
      <Chart
        title={
          <>
            <FigureInWords
              figure={last.figure}
              of="vote"
              tool={name}
              asOf={asOf}
              simulated={simulated}
            />
            , from the first on
          </>
        }
        legend={
          <span className="text-muted">
            The share that ships, and its 95% interval as a band; below it, the votes in all
          </span>
        }
        days={{ first: first.day, last: last.day }}
        middle={points.length > 1 ? null : 'One day so far:'}
        table={{
          head: ['Until', 'new ship', 'new skip', 'votes in all', 'share', '95% interval'],
          rows: points.toReversed().map((point) => ({
            day: point.day,
            cells: [
              grouped(point.added.ships),
              grouped(point.added.skips),
              grouped(votesAt(point)),
              `${point.figure.percent}%`,
              intervalOf(point),
            ],
          })),
        }}
      >
        <Drawing
          // One day is drawn as a level line.
          points={points.length > 1 ? points : [first, first]}
          label={`From ${first.figure.percent}% of ${counted(votesAt(first), 'vote')} to ${last.figure.percent}% of ${counted(votesAt(last), 'vote')}, 95% interval ${intervalOf(last)}.`}
        />
      </Chart>
      <p className="max-w-prose text-note text-muted">
        Votes that count now, by the day on which each was first cast (UTC). As of{' '}
        <Moment at={asOf} short />.
        {simulated > 0 ? ` ${grouped(simulated)} of them are simulated.` : null}
      </p>
    </div>
  );
}

function Drawing({ points, label }: { points: CoursePoint[]; label: string }) {
  // In whole steps, which keeps the paths short: a step is a quarter of a pixel high or less.
  const across = scaleLinear()
    .domain([0, points.length - 1])
    .rangeRound([0, WIDTH]);
  const up = scaleLinear().domain([0, 100]).rangeRound([HEIGHT, 0]);
  const most = Math.max(...points.map(votesAt));
  const raised = scaleLinear().domain([0, most]).rangeRound([GROUND, 1]);
  const x = (_: CoursePoint, place: number) => across(place);
  const band = area<CoursePoint>(
    x,
    ({ figure }) => up(figure.low ?? 0),
    ({ figure }) => up(figure.high ?? 0),
  );
  const share = line<CoursePoint>(x, ({ figure }) => up(figure.percent ?? 0));
  const votes = area<CoursePoint>(x, GROUND, (point) => raised(votesAt(point)));
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-3 text-note text-muted">
      <Scale marks={['100%', '50%', '0%']} />
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="block h-40 w-full border-y border-hairline"
      >
        <path d={band(points) ?? ''} className="fill-hairline" />
        <path
          d={`M0 ${HEIGHT / 2}H${WIDTH}`}
          className="stroke-rule"
          strokeDasharray="2 4"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={share(points) ?? ''}
          fill="none"
          className="stroke-ship"
          strokeWidth="2.5"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <Scale marks={[grouped(most), '0']} />
      <svg
        viewBox={`0 0 ${WIDTH} ${GROUND}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="block h-12 w-full border-b border-rule"
      >
        <path d={votes(points) ?? ''} className="fill-rule" />
      </svg>
    </div>
  );
}

function Scale({ marks }: { marks: string[] }) {
  return (
    <div aria-hidden="true" className="-my-2 flex flex-col justify-between text-right">
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </div>
  );
}
