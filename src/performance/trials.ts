import { ConfigError } from '../core/errors.js';
import { requireList } from '../core/lists.js';
import type { Stretch } from './folds.js';

/** Returns of every configuration that was tried, of the same periods. */
export type Trials = readonly ArrayLike<number>[];

/** Sums over a stretch, of which a Sharpe ratio is made. */
interface Sums {
  count: number;
  sum: number;
  squares: number;
}

/** Periods of each trial; all of them have as many, and finite returns. */
export function requireTrials(trials: Trials): number {
  const given = requireList('trials', trials);
  if (given.length === 0) throw new ConfigError('trials', 'at least one', trials);
  const { length } = requireList('trials[0]', given[0]);
  for (let t = 0; t < given.length; t++) {
    const returns = requireList(`trials[${t}]`, given[t]);
    if (returns.length !== length) {
      throw new ConfigError(`trials[${t}]`, `of ${length} periods`, returns.length);
    }
    for (let i = 0; i < length; i++) {
      if (Number.isFinite(returns[i])) continue;
      throw new ConfigError(`trials[${t}][${i}]`, 'a finite return', returns[i]);
    }
  }
  return length;
}

/** Sharpe ratio of a period over some stretches; 0 where nothing moves: nothing was risked. */
export function sharpeOver(returns: ArrayLike<number>, stretches: readonly Stretch[]): number {
  const sums: Sums = { count: 0, sum: 0, squares: 0 };
  for (const stretch of stretches) addTo(sums, returns, stretch);
  return sharpeOf(sums);
}

export function addTo(sums: Sums, returns: ArrayLike<number>, { from, to }: Stretch): void {
  for (let i = from; i < to; i++) {
    const r = returns[i]!;
    sums.count += 1;
    sums.sum += r;
    sums.squares += r * r;
  }
}

export function sharpeOf({ count, sum, squares }: Sums): number {
  const mean = sum / count;
  const spread = squares / count - mean * mean;
  // Below what rounding leaves of a constant there is no spread to speak of.
  if (!(spread > 1e-14 * (squares / count))) return 0;
  return mean / Math.sqrt((spread * count) / (count - 1));
}

/** Place of the largest; the first of equals. */
export function placeOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
