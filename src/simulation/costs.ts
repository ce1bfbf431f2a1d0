/** What is known of a fill when its costs are asked for. */
export interface CostContext {
  /** 1 buys, −1 sells. */
  readonly side: number;
  /** Units, over 0. */
  readonly quantity: number;
  /** Before costs. */
  readonly price: number;
  /** Whether it opens or adds to a position; else it closes. */
  readonly opens: boolean;
  /** Whether it waited in the market for its price, as limits and targets do. */
  readonly isMaker: boolean;
  /** Account money for a price one higher, a unit: the value of a point at the rate of its currency. */
  readonly pointMoney: number;
  /** Volume of the bar before, and how far it went, high less low. */
  readonly volume: number;
  readonly range: number;
}

/** How much worse than the price a fill is, as a finite ratio of it; asked for takers only. */
export type SlippageModel = (context: CostContext) => number;

/** What a fill costs, finite, in the account's currency; `price` is then the one that was paid. */
export type FeeModel = (context: CostContext) => number;

/** Always the same ratio of the price: .0001 is one basis point. */
export function ratioSlippage(ratio: number): SlippageModel {
  return () => ratio;
}

/** So many ticks. */
export function tickSlippage(ticks: number, tick: number): SlippageModel {
  return ({ price }) => ofPrice(ticks * tick, price);
}

/**
 * Square-root impact: `coefficient` times the range of the bar before, for an order as large as its
 * volume; half of it for a quarter of the volume.
 */
export function impactSlippage(coefficient: number): SlippageModel {
  return ({ quantity, price, volume, range }) =>
    volume > 0 ? ofPrice(coefficient * range * Math.sqrt(quantity / volume), price) : 0;
}

/** A price of 0 has no ratio: there nothing is added to it. */
function ofPrice(amount: number, price: number): number {
  return price === 0 ? 0 : amount / Math.abs(price);
}

/** A share of the value, for makers and takers, and at least `minimum` a fill. */
export function ratioFee(
  taker: number,
  { maker = taker, minimum = 0 }: { readonly maker?: number; readonly minimum?: number } = {},
): FeeModel {
  return ({ quantity, price, isMaker, pointMoney }) =>
    Math.max(minimum, (isMaker ? maker : taker) * quantity * Math.abs(price) * pointMoney);
}

/** So much a unit, and at least `minimum` a fill. */
export function unitFee(
  perUnit: number,
  { minimum = 0 }: { readonly minimum?: number } = {},
): FeeModel {
  return ({ quantity }) => Math.max(minimum, perUnit * quantity);
}
