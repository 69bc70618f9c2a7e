import type { Figure } from '@/lib/domain/figure';

/**
 * A figure's 95% interval on the scale from 0 to 100% that all rows of a table share: the whisker, its
 * figure as a thicker stroke, and a mark at 50%. For the eye only: the same figures stand beside it.
 */
export function IntervalLine({ figure }: { figure: Figure }) {
  const { low, high } = figure;
  if (low === null || high === null) return null;
  const share = (100 * figure.ships) / (figure.ships + figure.skips);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      className="block h-5 w-full"
    >
      <g fill="none">
        <path d="M0 10H100" className="stroke-hairline" vectorEffect="non-scaling-stroke" />
        <path d="M50 2V18" className="stroke-rule" vectorEffect="non-scaling-stroke" />
        <g className="stroke-ink" strokeWidth="2">
          <path d={`M${low} 10H${high}`} vectorEffect="non-scaling-stroke" />
          <path d={`M${low} 6V14M${high} 6V14`} vectorEffect="non-scaling-stroke" />
        </g>
        <path
          d={`M${share} 3V17`}
          className="stroke-ship"
          strokeWidth="5"
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  );
}
