import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';

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

/**
 * Always the same ratio of the price: .0001 is one basis point.
 *
 * @throws {ConfigError} if the ratio is no number
 */
export function ratioSlippage(ratio: number): SlippageModel {
  requireNumber('ratio', ratio);
  return () => ratio;
}

/**
 * So many ticks.
 *
 * @throws {ConfigError} if either is no number
 */
export function tickSlippage(ticks: number, tick: number): SlippageModel {
  requireNumber('ticks', ticks);
  requireNumber('tick', tick);
  return ({ price }) => ofPrice(ticks * tick, price);
}

/**
 * Square-root impact: `coefficient` times the range of the bar before, for an order as large as its
 * volume; half of it for a quarter of the volume.
 *
 * @throws {ConfigError} if the coefficient is no number
 */
export function impactSlippage(coefficient: number): SlippageModel {
  requireNumber('coefficient', coefficient);
  return ({ quantity, price, volume, range }) =>
    volume > 0 ? ofPrice(coefficient * range * Math.sqrt(quantity / volume), price) : 0;
}

/** A price of 0 has no ratio: there nothing is added to it. */
function ofPrice(amount: number, price: number): number {
  return price === 0 ? 0 : amount / Math.abs(price);
}

/**
 * A share of the value, for makers and takers, and at least `minimum` a fill. Below 0 the venue pays,
 * where no minimum is given.
 *
 * @throws {ConfigError} if a share or the minimum is no number
 */
export function ratioFee(
  taker: number,
  options: { readonly maker?: number; readonly minimum?: number } = {},
): FeeModel {
  requireKnownKeys('', requireRecord('options', options), ['maker', 'minimum']);
  const { maker = taker, minimum = none } = options;
  for (const [path, x] of Object.entries({ taker, maker, minimum })) requireNumber(path, x);
  return ({ quantity, price, isMaker, pointMoney }) =>
    Math.max(minimum, (isMaker ? maker : taker) * quantity * Math.abs(price) * pointMoney);
}

/**
 * So much a unit, and at least `minimum` a fill; as in `ratioFee`.
 *
 * @throws {ConfigError} if one of them is no number
 */
export function unitFee(perUnit: number, options: { readonly minimum?: number } = {}): FeeModel {
  requireKnownKeys('', requireRecord('options', options), ['minimum']);
  const { minimum = none } = options;
  for (const [path, x] of Object.entries({ perUnit, minimum })) requireNumber(path, x);
  return ({ quantity }) => Math.max(minimum, perUnit * quantity);
}

/** A minimum that is none. */
const none = -Number.MAX_VALUE;
