import { requireInteger } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { type PerformanceOptions, type PerformanceSummary, performanceSummary } from './summary.js';

/**
 * Performance of every window of `periods` returns of an equity curve, in order of time: the first
 * is of the first `periods + 1` values.
 *
 * @param equity  values > 0, of equal periods
 * @throws {ConfigError} if `periods` is not an integer ≥ 2
 * @cost    O(n · periods)
 * @example
 * const windows = rollingPerformance([100, 110, 99, 121], 2, { periodsPerYear: 252 });
 * windows.map(({ totalReturn }) => totalReturn.toFixed(2)); // ['-0.01', '0.10']
 */
export function rollingPerformance(
  equity: ArrayLike<number>,
  periods: number,
  options: PerformanceOptions,
): PerformanceSummary[] {
  requireInteger('periods', periods, 2);
  const values = requireNumbers('equity', equity);
  return Array.from({ length: Math.max(0, values.length - periods) }, (_, i) =>
    performanceSummary(values.slice(i, i + periods + 1), options),
  );
}
