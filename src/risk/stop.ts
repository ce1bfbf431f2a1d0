import { numberIn } from '../core/reading.js';

/**
 * Where a position is given up: `multiple` ATRs on the losing side of its entry.
 *
 * @param entry     price at which it is opened
 * @param atr       average true range, in the same unit
 * @param multiple  ATRs between the two; usual: 2
 * @param side      'long' puts the stop below the entry, 'short' above
 * @returns NaN where `entry` or `atr` is; it may be below 0 where the ATR is large
 * @example
 * atrStop(100, 3, 2, 'long'); // 94
 * atrStop(100, 3, 2, 'short'); // 106
 */
export function atrStop(
  entry: number,
  atr: number,
  multiple: number,
  side: 'long' | 'short',
): number {
  const away = numberIn(multiple) * numberIn(atr);
  return side === 'long' ? numberIn(entry) - away : numberIn(entry) + away;
}
