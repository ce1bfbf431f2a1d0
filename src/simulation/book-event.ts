import type { Fill } from '../account/fill.js';

/** Why a fill came about. */
export type FillReason =
  | 'market'
  | 'limit'
  | 'stop'
  | 'stop-limit'
  | 'exit-stop'
  | 'exit-target'
  | 'liquidation';

/** A fill that a book made. */
export interface BookFill extends Required<Fill> {
  readonly reason: FillReason;
  /** The order that it fills; empty for exits and liquidations. */
  readonly orderId: string;
  /** Whether another path through the same bar gives another outcome. */
  readonly ambiguous: boolean;
  /** What the units would have been worth on that other path; the price itself if there is none. */
  readonly otherPrice: number;
}

/** Why an order was not filled, or not wholly. */
export type OrderRefusal =
  | 'beyond-stop' // the entry would be at or beyond its own stop
  | 'beyond-target'
  | 'no-budget' // the account cannot carry it
  | 'below-minimum' // its value, or its units in whole steps
  | 'nothing-to-reduce'; // it only reduces, and there is nothing

export type BookEvent =
  | { readonly type: 'fill'; readonly fill: BookFill }
  /** An order is over; `left` units of it were not filled. */
  | {
      readonly type: 'rejected';
      readonly orderId: string;
      readonly reason: OrderRefusal;
      readonly left: number;
    }
  | { readonly type: 'expired'; readonly orderId: string; readonly left: number }
  /**
   * A stop-limit was triggered in a bar that reached its limit, before or after: it is not filled, and
   * would be worth `close` had it been filled at `limit`.
   */
  | {
      readonly type: 'missed';
      readonly orderId: string;
      /** Signed units. */
      readonly quantity: number;
      readonly limit: number;
      readonly close: number;
    }
  /** What came in is no bar, or one that is not after the last. */
  | { readonly type: 'refused' };

/** What the account can carry of an opening fill, and the money that is free. */
export interface Budget {
  readonly available: number;
  /** Money in the symbol's currency for a price one higher, a unit; default 1. */
  readonly pointValue?: number;
  /** The same in the account's currency; default 1. */
  readonly pointMoney?: number;
  /** Units of the `quantity` wanted at `price`, whose fee is `fee`, that can be paid for. */
  affordable(quantity: number, price: number, fee: number): number;
  /** Hears of each fill at once, so that what it frees can be used in the same bar. */
  filled?(fill: BookFill): void;
}

export const unlimited: Budget = {
  available: Number.POSITIVE_INFINITY,
  affordable: (quantity) => quantity,
};

/** `budget` as it stands: it hears of no fill. */
export function unheard(budget: Budget): Budget {
  const { available, pointValue = 1, pointMoney = 1 } = budget;
  const affordable: Budget['affordable'] = (...wanted) => budget.affordable(...wanted);
  return { available, pointValue, pointMoney, affordable };
}
