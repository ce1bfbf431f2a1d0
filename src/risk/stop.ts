/**
 * Where a position is given up: `multiple` ATRs on the losing side of its entry.
 *
 * @param entry     price at which it is opened
 * @param atr       average true range, in the same unit
 * @param multiple  ATRs between the two; usual: 2
 * @param side      'buy' puts the stop below the entry, 'sell' above
 * @returns NaN where `entry` or `atr` is; it may be below 0 where the ATR is large
 * @example
 * atrStop(100, 3, 2, 'buy'); // 94
 * atrStop(100, 3, 2, 'sell'); // 106
 */
export function atrStop(
  entry: number,
  atr: number,
  multiple: number,
  side: 'buy' | 'sell',
): number {
  return side === 'buy' ? entry - multiple * atr : entry + multiple * atr;
}
