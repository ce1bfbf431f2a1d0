import { isName } from '../account/fill.js';
import { isAdmissible } from '../core/operator.js';

export type OrderKind = 'market' | 'limit' | 'stop' | 'stop-limit';

/** Where a position is closed without another word. */
export interface Exits {
  /** Price at which it is given up. */
  readonly stop?: number;
  /** Price at which its profit is taken. */
  readonly target?: number;
  /** The stop follows the best price of the bars before at this distance, and never loosens. */
  readonly trailDistance?: number;
}

/** What is wanted of the next bars. */
export interface Order {
  readonly id: string;
  readonly side: 'buy' | 'sell';
  readonly kind: OrderKind;
  /** Units, over 0; or sized at the open of the bar that fills it, by the book's `sizeAtOpen`. */
  readonly quantity: number | 'at-open';
  readonly limit?: number;
  readonly stop?: number;
  /** Closes at most what is there; never opens or turns a position. */
  readonly reduceOnly?: boolean;
  /** Of the position that it opens. */
  readonly exits?: Exits;
  /** Bars in which it can be filled; without, until it is filled or cancelled. */
  readonly lifeBars?: number;
  /** Only bars that begin before it fill the order, e.g. the end of a session; ms since the epoch, UTC. */
  readonly until?: number;
}

/** An order as a book keeps it; NaN for what it does not have. */
export type OrderState = {
  readonly id: string;
  /** 1 buys, −1 sells. */
  readonly side: number;
  readonly kind: string;
  /** Units left; NaN: sized at the open. */
  quantity: number;
  limit: number;
  stop: number;
  readonly reduceOnly: boolean;
  exitStop: number;
  exitTarget: number;
  trailDistance: number;
  /** Bars left; NaN: no end. */
  barsLeft: number;
  /** NaN: no end. */
  readonly until: number;
  /** Of a stop-limit order: its stop was reached, the limit is what counts. */
  isTriggered: boolean;
};

export const kinds: readonly string[] = ['market', 'limit', 'stop', 'stop-limit'];

/** An order as read, each field once; undefined if it is none. Never throws. */
export function readOrder(input: unknown): OrderState | undefined {
  try {
    const { id, side, kind, quantity, limit, stop, reduceOnly, exits, lifeBars, until } =
      input as Order;
    const { stop: exitStop, target, trailDistance } = exits ?? {};
    if (!isName(id) || (side !== 'buy' && side !== 'sell') || !kinds.includes(kind))
      return undefined;
    if (quantity !== 'at-open' && !(isAdmissible(quantity) && quantity > 0)) return undefined;
    if (lifeBars !== undefined && !(Number.isSafeInteger(lifeBars) && lifeBars > 0))
      return undefined;
    const arePrices = isNumberOrNone(limit) && isNumberOrNone(stop) && isNumberOrNone(exitStop);
    if (!arePrices || !isNumberOrNone(target) || !isNumberOrNone(until)) return undefined;
    if (!isNumberOrNone(trailDistance)) return undefined;
    const needsLimit = kind === 'limit' || kind === 'stop-limit';
    const needsStop = kind === 'stop' || kind === 'stop-limit';
    if (needsLimit !== (limit !== undefined) || needsStop !== (stop !== undefined))
      return undefined;
    if (trailDistance !== undefined && !(trailDistance > 0)) return undefined;
    if (reduceOnly !== undefined && typeof reduceOnly !== 'boolean') return undefined;
    return {
      id,
      side: side === 'buy' ? 1 : -1,
      kind,
      quantity: quantity === 'at-open' ? Number.NaN : quantity,
      limit: limit ?? Number.NaN,
      stop: stop ?? Number.NaN,
      reduceOnly: reduceOnly ?? false,
      exitStop: exitStop ?? Number.NaN,
      exitTarget: target ?? Number.NaN,
      trailDistance: trailDistance ?? Number.NaN,
      barsLeft: lifeBars ?? Number.NaN,
      until: until ?? Number.NaN,
      isTriggered: false,
    };
  } catch {
    return undefined;
  }
}

function isNumberOrNone(value: unknown): boolean {
  return value === undefined || isAdmissible(value);
}
