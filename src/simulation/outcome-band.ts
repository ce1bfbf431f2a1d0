import type { BookEvent } from './book-event.js';

/** What ambiguous exits would have brought, had they gone the other way: for worse, and for better. */
export type OutcomeBand = { worse: number; better: number };

/** Add what an event leaves open; `pointMoney` is account money for a price one higher, a unit. */
export function widen(
  band: OutcomeBand,
  event: BookEvent,
  budget: { readonly pointMoney: number },
): void {
  const other = moneyOfOther(event);
  if (other === 0) return;
  const money = other * budget.pointMoney;
  band.worse += Math.min(0, money);
  band.better += Math.max(0, money);
}

function moneyOfOther(event: BookEvent): number {
  if (event.type === 'missed') return event.quantity * (event.close - event.limit);
  if (event.type !== 'fill' || !event.fill.ambiguous) return 0;
  const { quantity, price, otherPrice } = event.fill;
  return -quantity * (otherPrice - price);
}
