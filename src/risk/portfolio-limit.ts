import { type Reason, reason } from '../core/reason.js';
import type { Decision } from './decide.js';
import type { RiskPolicy } from './policy.js';
import { floorToStep, stepBelow } from './step.js';

/** What exposure in a symbol depends on besides its decision. */
export interface ExposureTerms
  extends Pick<RiskPolicy, 'step' | 'pointValue' | 'minQuantity' | 'minNotional'> {
  /** Account currency that one unit of the price's currency is worth. */
  readonly quoteRate: number;
}

/**
 * Decisions of one end time under one limit: the most confident goes first, of equals the symbol
 * that comes first; who finds too little room gets less, or holds. The order given changes nothing.
 *
 *   exposure = Σ entry · quantity · pointValue · quoteRate ≤ limit
 *
 * @param candidates  one a symbol
 * @param limit       in the currency of the account; below 0 or NaN there is no room
 * @param termsOf     of a symbol
 * @cost    O(n log n)
 * @example
 * const terms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };
 * const policy = riskPolicy({ step: 1, stopAtrMultiple: 1 });
 * const decided = (symbol: string, confidence: number) =>
 *   decide(policy, {
 *     symbol,
 *     time: 0,
 *     end: 60_000,
 *     decidedAt: 60_000,
 *     composite: { direction: 'up', confidence, coverage: 1 },
 *     price: 100,
 *     atr: 1,
 *     equity: 10_000,
 *   });
 * const decisions = limitExposure([decided('A', 0.1), decided('B', 0.9)], 12_000, () => terms);
 * decisions.map(({ symbol, quantity }) => [symbol, quantity]); // [['B', 100], ['A', 20]]
 */
export function limitExposure(
  candidates: readonly Decision[],
  limit: number,
  termsOf: (symbol: string) => ExposureTerms,
): readonly Decision[] {
  let exposure = 0;
  return [...candidates].sort(byPriority).map((candidate) => {
    if (candidate.action === 'hold') return { ...candidate, final: true };
    const terms = termsOf(candidate.symbol);
    const unit = candidate.entry * terms.pointValue * terms.quoteRate;
    const quantity = fitting(candidate.quantity, { exposure, limit, unit }, terms);
    const isCut = quantity < candidate.quantity;
    const why = reason('portfolio-exposure', exposure + candidate.quantity * unit, limit);
    if (isCut && !isWorthAnOrder(quantity, candidate.entry, terms)) return held(candidate, why);
    exposure += quantity * unit;
    const reasons = isCut ? [...candidate.reasons, why] : candidate.reasons;
    return { ...candidate, quantity, reasons, final: true };
  });
}

/** `candidate` does nothing after all. */
export function held(candidate: Decision, why: Reason): Decision {
  const nothing = { quantity: 0, entry: Number.NaN, stop: Number.NaN };
  return { ...candidate, ...nothing, action: 'hold', reasons: [{ ...why }], final: true };
}

/** As much of `wanted`, in whole steps, as there is room for; rounding of the sum included. */
function fitting(
  wanted: number,
  { exposure, limit, unit }: Readonly<Record<'exposure' | 'limit' | 'unit', number>>,
  { step }: ExposureTerms,
): number {
  const room = (limit - exposure) / unit;
  if (!(room > 0)) return 0;
  const quantity = wanted <= room ? wanted : floorToStep(room, step);
  return exposure + quantity * unit <= limit ? quantity : stepBelow(quantity, step);
}

function isWorthAnOrder(quantity: number, entry: number, terms: ExposureTerms): boolean {
  const { minQuantity, minNotional, pointValue } = terms;
  if (!(quantity > 0 && quantity >= minQuantity)) return false;
  return quantity * entry * pointValue >= minNotional;
}

function byPriority(a: Decision, b: Decision): number {
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  return a.symbol < b.symbol ? -1 : 1;
}
