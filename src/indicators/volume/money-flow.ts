/**
 * Volume weighted by where the close stands in its bar, −1 at the low to 1 at the high:
 *
 *   volume · ((close − low) − (high − close)) / (high − low), 0 where high = low
 *
 * A close outside of its bar counts as at the edge.
 */
export function moneyFlow(high: number, low: number, close: number, volume: number): number {
  if (high === low) return 0;
  const place = (close - low - (high - close)) / (high - low);
  return Math.max(-1, Math.min(1, place)) * volume;
}
