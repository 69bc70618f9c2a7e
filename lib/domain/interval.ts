/** A proportion's lower and upper bound, 0 to 1, `low <= high`. */
export type Interval = { low: number; high: number };

/** The 0.975 quantile of the standard normal distribution: two-sided 95%. */
export const Z_95 = 1.959963984540054;

/**
 * The Wilson score interval, without continuity correction, for `successes` out of `total`: the
 * proportions that a score test would not reject. Bounds are 0 to 1 and always hold the observed
 * proportion; `low` is exactly 0 without successes, `high` exactly 1 without failures. Null when
 * `total` is 0: nothing was observed, so nothing is claimed.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * J. Am. Stat. Assoc. 22 (1927) 209–212; in the form of R. G. Newcombe, "Two-sided confidence
 * intervals for the single proportion", Statist. Med. 17 (1998) 857–872, method 3:
 * (2np + z² ± z √(z² + 4npq)) / (2(n + z²)).
 *
 * @param z the normal quantile, above 0; 95% unless told.
 * @throws RangeError when the counts are not whole numbers with 0 <= successes <= total, or z is not
 *   a positive finite number.
 */
export function wilsonInterval(successes: number, total: number, z = Z_95): Interval | null {
  if (!Number.isSafeInteger(total) || total < 0) {
    throw new RangeError(`total must be a whole number from 0, not ${total}`);
  }
  if (!Number.isSafeInteger(successes) || successes < 0 || successes > total) {
    throw new RangeError(`successes must be a whole number from 0 to ${total}, not ${successes}`);
  }
  if (!Number.isFinite(z) || z <= 0) {
    throw new RangeError(`z must be a positive number, not ${z}`);
  }
  if (total === 0) return null;

  const share = successes / total;
  const zz = z * z;
  const centre = 2 * successes + zz;
  const reach = z * Math.sqrt(zz + 4 * successes * ((total - successes) / total));
  const scale = 2 * (total + zz);
  // By algebra the share is inside and a unanimous sample's bound is exactly 0 or 1. Floating point
  // may miss either by dust; comparing with the share mends both.
  return {
    low: Math.max(0, Math.min(share, (centre - reach) / scale)),
    high: Math.min(1, Math.max(share, (centre + reach) / scale)),
  };
}

/** Whether two intervals share a point; touching ends do, so a tie never counts as a difference. */
export function intervalsOverlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}
