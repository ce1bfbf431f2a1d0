import { requireNumbers } from '../core/lists.js';
import { finite, returnFrom } from './spread.js';

/**
 * Simple returns of an equity curve: r_t = equity_t / equity_t−1 − 1.
 *
 * @param equity  what the account was worth at the end of each period; a value ≤ 0 is ruin, and the
 *   return after it is NaN
 * @output  one fewer than `equity`; none for an empty curve
 * @cost    O(n)
 * @example
 * simpleReturns([100, 110, 99]).map((r) => Number(r.toFixed(12))); // [0.1, -0.1]
 */
export function simpleReturns(equity: ArrayLike<number>): number[] {
  const curve = requireNumbers('equity', equity);
  return Array.from({ length: Math.max(0, curve.length - 1) }, (_, i) => {
    return returnFrom(curve[i]!, curve[i + 1]!);
  });
}

/** The curve that starts at 1 and compounds `returns`. */
export function compounded(returns: readonly number[]): number[] {
  const curve = [1];
  for (const r of requireNumbers('returns', returns)) curve.push(finite(curve.at(-1)! * (1 + r)));
  return curve;
}
