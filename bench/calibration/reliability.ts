import { calibrationOf } from '../../src/learning/index.js';
import { Random } from '../denoise/random.js';

/** Forecasts of one series in the order in which they were said, beside what came of them. */
export interface Judged {
  readonly said: Float64Array;
  readonly outcomes: Float64Array;
  /** Forecasts in a row that may share outcomes: those of two horizons, at least. */
  readonly blockLength: number;
}

/** How far the probabilities of a series can be taken at their word. */
export interface Verdict {
  readonly count: number;
  /** Root of the reliability less chance, with its sign, and the lower end of its 95 % interval. */
  readonly excessError: number;
  readonly leastError: number;
  /** Slope of the outcomes' log-odds over the forecasts', and its 95 % interval. */
  readonly slope: number;
  readonly slopes: readonly [low: number, high: number];
  /** Deviation of the forecasts' log-odds. */
  readonly spread: number;
  readonly brier: number;
  /** Brier score of always saying ½. */
  readonly coin: number;
  /** Standard error of the difference of the two, by Newey and West over a block. */
  readonly error: number;
}

const replicates = 200;

/**
 * Reliability over 15 bins of equal size with a moving-block bootstrap: forecasts that overlap share
 * their outcomes, and resampling them one by one would make any error look certain.
 *
 * @source  H. R. Künsch, The jackknife and the bootstrap for general stationary observations (1989);
 *          W. K. Newey, K. D. West, A simple, positive semi-definite, heteroskedasticity and
 *          autocorrelation consistent covariance matrix (1987)
 */
export function verdictOf({ said, outcomes, blockLength }: Judged): Verdict {
  const { count, excessError, slope, brier } = calibrationOf(said, outcomes);
  const random = new Random(count);
  const errors = new Float64Array(replicates);
  const slopes = new Float64Array(replicates);
  const [p, o] = [new Float64Array(count), new Float64Array(count)];
  const drawn = new Uint32Array(count);
  // Lowest first, so that no replicate has to be sorted.
  const order = Uint32Array.from(said.keys()).sort((i, j) => said[i]! - said[j]! || i - j);
  for (let k = 0; k < replicates; k++) {
    drawn.fill(0);
    for (let at = 0; at < count; at += blockLength) {
      const length = Math.min(blockLength, count - at);
      const from = Math.floor(random.unit() * (count - length + 1));
      for (let i = from; i < from + length; i++) drawn[i]! += 1;
    }
    let at = 0;
    for (const i of order) {
      p.fill(said[i]!, at, at + drawn[i]!);
      o.fill(outcomes[i]!, at, at + drawn[i]!);
      at += drawn[i]!;
    }
    const one = calibrationOf(p, o);
    errors[k] = one.excessError;
    slopes[k] = one.slope;
  }
  errors.sort();
  slopes.sort();
  const odds = said.map((x) => Math.log(x / (1 - x)));
  const difference = said.map((x, i) => (x - outcomes[i]!) ** 2 - (0.5 - outcomes[i]!) ** 2);
  return {
    count,
    excessError,
    leastError: errors[Math.floor(0.025 * replicates)]!,
    slope,
    slopes: [slopes[Math.floor(0.025 * replicates)]!, slopes[Math.ceil(0.975 * replicates) - 1]!],
    spread: Math.sqrt(longRunVariance(odds, 0)),
    brier,
    coin: outcomes.reduce((sum, x) => sum + (0.5 - x) ** 2, 0) / count,
    error: Math.sqrt(longRunVariance(difference, blockLength) / count),
  };
}

/** Variance of a mean of many `values` times their number, by lags up to `lags` (Bartlett's weights). */
export function longRunVariance(values: Float64Array, lags: number): number {
  const count = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / count;
  const apart = values.map((x) => x - mean);
  let variance = 0;
  for (let lag = 0; lag <= Math.min(lags, count - 1); lag++) {
    let products = 0;
    for (let i = lag; i < count; i++) products += apart[i]! * apart[i - lag]!;
    variance += ((lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * products) / count;
  }
  return Math.max(0, variance);
}
