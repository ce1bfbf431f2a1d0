import { requireInteger, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { recalibration } from './recalibration.js';

export interface CalibrationOptions {
  /** Bins of equal size by probability; 1 … 1,000, default 15. */
  readonly bins?: number;
}

/** Forecasts of about one probability, beside what came of them. */
export interface ReliabilityBin {
  readonly count: number;
  /** Lowest and highest probability in it. */
  readonly from: number;
  readonly to: number;
  readonly meanProbability: number;
  readonly meanOutcome: number;
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly count: number;
  /** Lowest probabilities first: a reliability diagram is mean outcome over mean probability. */
  readonly bins: readonly ReliabilityBin[];
  /** Mean squared error: reliability − resolution + uncertainty + what bins do not tell apart. */
  readonly brier: number;
  /** Mean squared distance of a bin's outcome from its probability; 0 is right. */
  readonly reliability: number;
  /** Mean squared distance of a bin's outcome from the overall one; more is better. */
  readonly resolution: number;
  /** Brier score of always saying the overall outcome. */
  readonly uncertainty: number;
  /** Expected calibration error: mean distance of a bin's outcome from its probability. */
  readonly expectedCalibrationError: number;
  /**
   * Root of the reliability less what chance alone gives a perfect forecaster, with its sign: about
   * 0 for one, however few the forecasts, where the expected calibration error is not.
   */
  readonly excessError: number;
  /** Slope and intercept of the outcomes' log-odds over the forecasts': 1 and 0 are right. */
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Calibration: whether things that were said to happen with probability p happened in a share p of
 * cases.
 *
 *   ECE = Σ n_b/n · |p̄_b − ō_b|
 *   excessError = ±√|Σ n_b/n · ((p̄_b − ō_b)² − ō_b(1 − ō_b)/(n_b − 1))|
 *
 * @param probabilities  0 … 1
 * @param outcomes       1 where it happened, 0 where not, ½ for a tie; of the same length
 * @output  bins of equal size, cut by rank; forecasts that are equal stay in their order
 * @undefined where there are no forecasts, or where a bin holds one (`excessError`), or all are alike
 *   (`slope`, `intercept`): NaN
 * @throws {ConfigError} for an unknown option, lengths that differ, or values out of bounds
 * @cost    O(n log n)
 * @source  A. H. Murphy, A new vector partition of the probability score (1973); the correction by
 *          J. Bröcker, Estimating reliability and resolution of probability forecasts (2012); slope
 *          and intercept by D. R. Cox (1958)
 * @example
 * const said = Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8);
 * const came = Float64Array.of(0, 0, 1, 0, 0, 1, 1, 0, 1, 1);
 * const { brier, slope } = calibrationOf(said, came, { bins: 2 });
 * brier.toFixed(2); // '0.16'
 * slope.toFixed(6); // '1.000000'
 */
export function calibrationOf(
  probabilities: Float64Array,
  outcomes: Float64Array,
  options: Readonly<CalibrationOptions> = {},
): Calibration {
  requireKnownKeys('', requireRecord('options', options), ['bins']);
  const bins = requireInteger('bins', options.bins ?? 15, 1, 1000);
  const said = requireShares('probabilities', probabilities);
  const came = requireShares('outcomes', outcomes);
  const count = said.length;
  if (came.length !== count) {
    throw new ConfigError('outcomes.length', `${count}, the length of probabilities`, came.length);
  }
  const table = binned(said, came, Math.min(bins, count));
  const overall = meanOf(came);
  const over = (term: (bin: ReliabilityBin) => number): number =>
    table.reduce((sum, bin) => sum + (bin.count / count) * term(bin), 0 / count);
  const miss = (bin: ReliabilityBin): number => bin.meanProbability - bin.meanOutcome;
  const chance = ({ meanOutcome, count: n }: ReliabilityBin): number =>
    (meanOutcome * (1 - meanOutcome)) / (n - 1);
  const excess = over((bin) => miss(bin) * miss(bin) - chance(bin));
  return {
    count,
    bins: table,
    brier: meanOf(came.map((o, i) => (said[i]! - o) * (said[i]! - o))),
    reliability: over((bin) => miss(bin) * miss(bin)),
    resolution: over(({ meanOutcome }) => (meanOutcome - overall) * (meanOutcome - overall)),
    uncertainty: overall * (1 - overall),
    expectedCalibrationError: over((bin) => Math.abs(miss(bin))),
    excessError: Math.sign(excess) * Math.sqrt(Math.abs(excess)),
    ...recalibration(said, came),
  };
}

function requireShares(path: string, given: Float64Array): Float64Array {
  const values = requireNumbers(path, given);
  values.forEach((x, i) => {
    if (!(x >= 0 && x <= 1)) throw new ConfigError(`${path}[${i}]`, 'from 0 to 1', x);
  });
  return values;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function binned(
  probabilities: Float64Array,
  outcomes: Float64Array,
  bins: number,
): ReliabilityBin[] {
  const order = [...probabilities.keys()].sort((i, j) => probabilities[i]! - probabilities[j]!);
  return Array.from({ length: bins }, (_, b) => {
    const members = order.slice(
      Math.floor((b * order.length) / bins),
      Math.floor(((b + 1) * order.length) / bins),
    );
    const mean = (of: Float64Array): number =>
      members.reduce((sum, i) => sum + of[i]!, 0) / members.length;
    return {
      count: members.length,
      from: probabilities[members[0]!]!,
      to: probabilities[members.at(-1)!]!,
      meanProbability: mean(probabilities),
      meanOutcome: mean(outcomes),
    };
  });
}
