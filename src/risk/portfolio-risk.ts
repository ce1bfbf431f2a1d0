import { requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers, requireRows } from '../core/lists.js';
import { normalQuantile } from '../statistics/normal-distribution.js';

/** What a portfolio risks in one period, by the covariance of its parts. */
export interface PortfolioRisk {
  /** √(w'Σw), as a share of equity. */
  readonly deviationRatio: number;
  /** The loss that is exceeded in a share `tail` of periods, if returns are normal, mean 0. */
  readonly valueAtRiskRatio: number;
  /** What each part adds: w_i·(Σw)_i / w'Σw; their sum is 1. */
  readonly contributions: readonly number[];
}

/**
 * The risk of positions that move together.
 *
 *   σ² = w'Σw,  VaR = −z(tail)·σ,  contribution_i = w_i·(Σw)_i / σ²
 *
 * @param weights     exposure of each part as a share of equity, negative if short
 * @param covariance  of the returns of one period, row by row; symmetric, in the order of `weights`
 * @param options.tail  share of periods that lose more, above 0 and below ½; default 0.05
 * @output  losses are positive
 * @undefined NaN where a weight or a covariance is, or where w'Σw is negative: no covariance
 * @throws {ConfigError} if the matrix has another size than the weights, or `tail` is out of bounds
 * @cost    O(n²)
 * @source  contributions as Riskfolio's `Risk_Contribution`, divided by the risk
 * @example
 * const covariance = [[0.0004, 0.0002], [0.0002, 0.0009]];
 * const { deviationRatio, contributions } = portfolioRisk([0.5, 0.5], covariance);
 * [deviationRatio.toFixed(6), contributions.map((share) => share.toFixed(4))]; // ['0.020616', ['0.3529', '0.6471']]
 */
export function portfolioRisk(
  weights: readonly number[],
  covariance: readonly (readonly number[])[],
  options: { readonly tail?: number } = {},
): PortfolioRisk {
  const tail = requireNumber(
    'tail',
    requireRecord('options', options)['tail'] ?? 0.05,
    Number.MIN_VALUE,
    0.5,
  );
  const given = requireNumbers('weights', weights);
  const rows = requireRows('covariance', covariance);
  const isSquare = rows.length === given.length && rows.every((row) => row.length === given.length);
  if (!isSquare)
    throw new ConfigError(
      'covariance',
      `${given.length} rows of ${given.length} numbers`,
      rows.length,
    );
  const pulls = rows.map((row) => row.reduce((sum, x, j) => sum + x * given[j]!, 0));
  const variance = given.reduce((sum, w, i) => sum + w * pulls[i]!, 0);
  const deviationRatio = Math.sqrt(variance);
  const contributions = Array.from(given, (w, i) =>
    variance > 0 ? (w * pulls[i]!) / variance : Number.NaN,
  );
  return {
    deviationRatio,
    valueAtRiskRatio: -normalQuantile(tail) * deviationRatio,
    contributions,
  };
}
