import type { Figure } from '@/lib/domain/figure';

/**
 * Ships from the left, skips from the right, and the 95% interval as a whisker between them. For the
 * eye only: the same figures stand beside it in words. A share of something else than calls is `plain`:
 * without the calls' colours.
 */
export function SplitBar({ figure, plain = false }: { figure: Figure; plain?: boolean }) {
  const votes = figure.ships + figure.skips;
  const share = votes === 0 ? 0 : (100 * figure.ships) / votes;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      className="block h-5 w-full"
    >
      {votes === 0 ? (
        <rect x="0" y="5" width="100" height="2" className="fill-hairline" />
      ) : (
        <>
          <rect
            x="0"
            y="1"
            width={share}
            height="10"
            className={plain ? 'fill-rule' : 'fill-ship'}
          />
          <rect
            x={share}
            y="3.5"
            width={100 - share}
            height="5"
            className={plain ? 'fill-hairline' : 'fill-skip'}
          />
        </>
      )}
      {figure.low !== null && figure.high !== null ? (
        <g className="stroke-ink" strokeWidth="1.5" fill="none">
          <path d={`M${figure.low} 15.5H${figure.high}`} vectorEffect="non-scaling-stroke" />
          <path d={`M${figure.low} 13V18M${figure.high} 13V18`} vectorEffect="non-scaling-stroke" />
        </g>
      ) : null}
    </svg>
  );
}
