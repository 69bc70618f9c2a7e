import type { Figure } from '@/lib/domain/figure';

/**
 * Ships from the left, skips from the right, and the 95% interval as a whisker between them. For the
 * eye only: the same figures stand beside it in words.
 */
export function SplitBar({ figure }: { figure: Figure }) {
  const votes = figure.ships + figure.skips;
  const share = votes === 0 ? 0 : (100 * figure.ships) / votes;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      className="block h-4 w-full"
    >
      {votes === 0 ? (
        <rect x="0" y="5" width="100" height="2" className="fill-hairline" />
      ) : (
        <>
          <rect x="0" y="2" width={share} height="8" className="fill-ship" />
          <rect x={share} y="4" width={100 - share} height="4" className="fill-skip" />
        </>
      )}
      {figure.low !== null && figure.high !== null ? (
        <g className="stroke-ink" strokeWidth="1.5" fill="none">
          <path d={`M${figure.low} 11.2H${figure.high}`} vectorEffect="non-scaling-stroke" />
          <path
            d={`M${figure.low} 8.5V12M${figure.high} 8.5V12`}
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ) : null}
    </svg>
  );
}
