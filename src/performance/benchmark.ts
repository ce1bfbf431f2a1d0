import { requireNumbers } from '../core/lists.js';
import { perSpread } from './spread.js';

/** A strategy's returns explained by those of a benchmark. */
export interface BenchmarkFit {
  /** Return that goes with one unit of the benchmark's return: covariance / variance. */
  readonly beta: number;
  /** Mean return of a period that the benchmark does not explain: mean − beta · mean of the benchmark. */
  readonly alpha: number;
  /** Correlation of the two, −1 … 1. */
  readonly correlation: number;
}

/**
 * Beta and alpha of returns against a benchmark's returns of the same periods.
 *
 *   beta = cov(r, b) / var(b),  alpha = mean(r) − beta · mean(b)
 *
 * @param returns    simple returns of equal periods
 * @param benchmark  as many; a longer one is cut
 * @undefined NaN for fewer than two pairs, or where the benchmark does not vary
 * @cost    O(n)
 * @example
 * benchmarkFit([0.02, -0.01, 0.03], [0.01, -0.005, 0.015]).beta.toFixed(9); // '2.000000000'
 */
export function benchmarkFit(
  returns: readonly number[],
  benchmark: readonly number[],
): BenchmarkFit {
  const ours = requireNumbers('returns', returns);
  const theirs = requireNumbers('benchmark', benchmark);
  const n = Math.min(ours.length, theirs.length);
  let meanReturn = 0;
  let meanBenchmark = 0;
  let varianceReturn = 0;
  let varianceBenchmark = 0;
  let covariance = 0;
  for (let i = 0; i < n; i++) {
    const offReturn = ours[i]! - meanReturn;
    const offBenchmark = theirs[i]! - meanBenchmark;
    meanReturn += offReturn / (i + 1);
    meanBenchmark += offBenchmark / (i + 1);
    varianceReturn += offReturn * (ours[i]! - meanReturn);
    varianceBenchmark += offBenchmark * (theirs[i]! - meanBenchmark);
    covariance += offReturn * (theirs[i]! - meanBenchmark);
  }
  const beta = isSpread(varianceBenchmark, n) ? covariance / varianceBenchmark : Number.NaN;
  const spread = Math.sqrt(varianceReturn * varianceBenchmark);
  const areSpread = isSpread(varianceReturn, n) && isSpread(varianceBenchmark, n);
  const correlation = areSpread ? covariance / spread : Number.NaN;
  return { beta, alpha: meanReturn - beta * meanBenchmark, correlation };
}

/** Whether `n` returns with this sum of squares differ by more than rounding. */
function isSpread(squares: number, n: number): boolean {
  return n >= 2 && !Number.isNaN(perSpread(1, Math.sqrt(squares / n)));
}
