import { type Commitment, type ExposureTerms, riskOf } from '../risk/commitments.js';
import { commitmentOf } from '../risk/portfolio-limit.js';
import type { Desk } from './desk.js';

/** All that is held and pending, in order of symbol, at the last prices or those that are given. */
export function commitmentsOf(
  desks: ReadonlyMap<string, Desk>,
  termsOf: (symbol: string) => ExposureTerms,
  prices: ReadonlyMap<string, number>,
): readonly Commitment[] {
  const all: Commitment[] = [];
  for (const [symbol, desk] of [...desks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { numbers, pending } = desk;
    if (pending !== undefined) all.push(commitmentOf(pending, numbers.left));
    if (!desk.isHeld) continue;
    const price = prices.get(symbol) ?? numbers.price;
    const { quantity, entry, stop } = numbers;
    const risk = riskOf({ quantity, entry, stop, price }, termsOf(symbol));
    all.push({ symbol, kind: 'held', quantity, price, risk });
  }
  return all;
}
