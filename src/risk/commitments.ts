import { lossOn } from './loss-at-stop.js';
import type { RiskPolicy } from './policy.js';

/** What exposure in a symbol depends on besides its decision. */
export interface ExposureTerms
  extends Pick<RiskPolicy, 'step' | 'pointValue' | 'minQuantity' | 'minNotional'>,
    Partial<Pick<RiskPolicy, 'commissionRatio' | 'slipRatio'>> {
  /** Account currency that one unit of the price's currency is worth. */
  readonly quoteRate: number;
  /** Who goes first where there is not room for all: the higher; default 0. */
  readonly priority?: number;
}

/** What is held of a symbol, or was decided and may still be filled. */
export interface Commitment {
  readonly symbol: string;
  /** `risk`: to be opened or added; `exit`: to be reduced or closed. */
  readonly kind: 'held' | 'risk' | 'exit';
  /** Units, negative where sold or owed. */
  readonly quantity: number;
  /** At which they are valued. */
  readonly price: number;
  /** What they lose at the stop, in the account's currency. */
  readonly risk: number;
}

/** What one unit of `symbol` is worth, in the account's currency. */
export function unitOf(price: number, { pointValue, quoteRate }: ExposureTerms): number {
  return Math.abs(price) * pointValue * quoteRate;
}

/** What opening an exposure of 1 costs, slip and commission. */
export function openingCost({ commissionRatio = 0, slipRatio = 0 }: ExposureTerms): number {
  return slipRatio + commissionRatio * (1 + slipRatio);
}

/** What a position loses at its stop; all that it is worth where no stop is known, 0 where it gains. */
export function riskOf(
  {
    quantity,
    entry,
    stop,
    price,
  }: Readonly<Record<'quantity' | 'entry' | 'stop' | 'price', number>>,
  terms: ExposureTerms,
): number {
  const units = Math.abs(quantity);
  if (Number.isNaN(stop)) return units * unitOf(price, terms);
  const { pointValue, commissionRatio = 0, slipRatio = 0, quoteRate } = terms;
  const costs = { pointValue, commissionRatio, slipRatio };
  return Math.max(0, units * lossOn(costs, Math.sign(quantity), { entry, stop }) * quoteRate);
}
