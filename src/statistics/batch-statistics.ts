import {
  linearRegression,
  linearRegressionLine,
  mean,
  quantile,
  rSquared,
  sampleKurtosis,
  sampleSkewness,
  sampleStandardDeviation,
} from 'simple-statistics';

// The only file that knows simple-statistics, which takes arrays and throws where there are too few.
// The room's index leaves it out, so that only what needs it loads the package.

/** What a rounded logarithm of a ratio near 1 may be off by, and more: less spread than this is none. */
const ROUNDING = 1e-15;

/** The moments of a sample; NaN where it is too small, or too narrow, to have one. */
export interface Moments {
  readonly mean: number;
  /** Divided by n − 1. */
  readonly stdDev: number;
  /** Bias corrected: G1, as in pandas and Excel's SKEW. */
  readonly skewness: number;
  /** Bias corrected: G2, as in pandas and Excel's KURT; 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

export function moments(values: number[]): Moments {
  const n = values.length;
  const stdDev = n >= 2 ? sampleStandardDeviation(values) : Number.NaN;
  const isSpread = stdDev > ROUNDING;
  return {
    mean: n >= 1 ? mean(values) : Number.NaN,
    stdDev,
    skewness: isSpread && n >= 3 ? sampleSkewness(values) : Number.NaN,
    excessKurtosis: isSpread && n >= 4 ? sampleKurtosis(values) : Number.NaN,
  };
}

/** Quantiles of type 7: linear between order statistics, as in R, NumPy and pandas by default. */
export function quantiles(values: number[], shares: number[]): number[] {
  return values.length === 0 ? shares.map(() => Number.NaN) : quantile(values, shares);
}

/** The least-squares line through points `[x, y]`; r² is NaN where y does not vary. */
export function leastSquares(points: number[][]): { slope: number; r2: number } {
  if (points.length < 3) return { slope: Number.NaN, r2: Number.NaN };
  const line = linearRegression(points);
  return { slope: line.m, r2: rSquared(points, linearRegressionLine(line)) };
}
