import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import type { ExposureOptions, ExposureSummary, HoldingsAtEnd } from './exposure-summary.js';
import { RunningExposure } from './running-exposure.js';

/**
 * Exposure and turnover of an account, from what it held at the end of each period and traded in it.
 *
 * Every end is a period, the first too. The fold of `RunningExposure`: an end with a number that
 * cannot be (none, a gross below 0, a net over it) is left out.
 *
 * @param ends  columns of one length: `equity` and `holdings` of a backtest
 * @undefined NaN for no periods; the shares of equity where an end had no equity, the turnover
 *   where there was none on average
 * @throws {ConfigError} if an option is unknown or out of bounds, or the columns differ in length
 * @cost    O(n)
 * @example
 * const ends = { equity: [100, 110, 99], gross: [0, 55, 0], net: [0, -55, 0], bought: [0, 0, 66], sold: [0, 50, 0] };
 * const { timeInMarket, maxGross, minNet, turnover } = exposureSummary(ends, { periodsPerYear: 3 });
 * [timeInMarket.toFixed(3), maxGross, minNet, turnover.toFixed(3)]; // ['0.333', 0.5, -0.5, '1.126']
 */
export function exposureSummary(
  ends: { readonly [Column in keyof HoldingsAtEnd]: ArrayLike<number> },
  options: ExposureOptions,
): ExposureSummary {
  const running = new RunningExposure(options);
  requireRecord('ends', ends);
  const equity = requireNumbers('equity', ends.equity);
  const columnOf = (path: 'gross' | 'net' | 'bought' | 'sold'): Float64Array => {
    const column = requireNumbers(path, ends[path]);
    if (column.length === equity.length) return column;
    throw new ConfigError(path, `as long as equity (${equity.length})`, column.length);
  };
  const [gross, net] = [columnOf('gross'), columnOf('net')];
  const [bought, sold] = [columnOf('bought'), columnOf('sold')];
  for (let i = 0; i < equity.length; i++) {
    running.absorb({
      equity: equity[i]!,
      gross: gross[i]!,
      net: net[i]!,
      bought: bought[i]!,
      sold: sold[i]!,
    });
  }
  return running.value;
}
