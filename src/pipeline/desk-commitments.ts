import { type Commitment, type ExposureTerms, riskOf } from '../risk/commitments.js';
import type { Decision } from '../risk/decision.js';
import { committed } from '../risk/portfolio-limit.js';
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
    if (pending !== undefined) all.push(pendingOf(pending, numbers.left, termsOf(symbol)));
    if (!desk.isHeld) continue;
    const price = prices.get(symbol) ?? numbers.price;
    const { quantity, entry, stop } = numbers;
    const risk = riskOf({ quantity, entry, stop, price }, termsOf(symbol));
    all.push({ symbol, kind: 'held', quantity, price, risk });
  }
  return all;
}

/** What of a decision is still to come: what it risks follows the rate of exchange. */
function pendingOf(decision: Decision, left: number, terms: ExposureTerms): Commitment {
  const commitment = committed(decision, left);
  if (commitment.kind !== 'risk') return commitment;
  const { quantity, price } = commitment;
  const risk = riskOf({ quantity, entry: price, stop: decision.stop, price }, terms);
  return { ...commitment, risk };
}
