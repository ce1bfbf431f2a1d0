import type { BookFill } from './book-event.js';

/** What ambiguous exits would have brought, had they gone the other way: for worse, and for better. */
export type OutcomeBand = { worse: number; better: number };

/** Add a fill to the band; `pointMoney` is account money for a price one higher, a unit. */
export function widen(
  band: OutcomeBand,
  { quantity, price, otherPrice, ambiguous }: BookFill,
  pointMoney: number,
): void {
  if (!ambiguous) return;
  const money = -quantity * (otherPrice - price) * pointMoney;
  band.worse += Math.min(0, money);
  band.better += Math.max(0, money);
}
