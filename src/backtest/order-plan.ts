import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import type { Decision } from '../risk/decide.js';
import type { Order } from '../simulation/order.js';

/** How decisions become orders. */
export interface OrderPlanOptions {
  /**
   * Where profit is taken, as a multiple of the distance from entry to stop; default: nowhere, the
   * stop or the opposite decision ends the trade.
   */
  readonly targetMultiple?: number;
  /** Whether the stop follows at its own distance; default false. */
  readonly trailing?: boolean;
  /** A trade is closed after so many base bars; default: never. */
  readonly mostBars?: number;
}

export interface OrderPlan {
  readonly targetMultiple: number;
  readonly trailing: boolean;
  readonly mostBars: number;
}

export function orderPlan(options: OrderPlanOptions = {}): OrderPlan {
  requireKnownKeys('orders', requireRecord('orders', options), [
    ...['targetMultiple', 'trailing', 'mostBars'],
  ]);
  const { targetMultiple = Number.MAX_VALUE, trailing = false, mostBars } = options;
  return {
    targetMultiple: requireNumber('orders.targetMultiple', targetMultiple, 1e-6),
    trailing: requireBoolean('orders.trailing', trailing),
    mostBars: requireInteger('orders.mostBars', mostBars ?? Number.MAX_SAFE_INTEGER, 1),
  };
}

/**
 * The orders that a decision asks for, when `held` units are owned: nothing for a position on the
 * same side, one order that closes and one that opens for the opposite.
 */
export function ordersOf(plan: OrderPlan, decision: Decision, held: number): readonly Order[] {
  const { action, quantity, entry, stop, symbol, end } = decision;
  if (action === 'hold') return [];
  const side = action === 'buy' ? 1 : -1;
  if (held * side > 0) return [];
  const id = `${symbol}|${end}`;
  const distance = Math.abs(entry - stop);
  const target = entry + side * plan.targetMultiple * distance;
  const exits = {
    ...(Number.isFinite(stop) ? { stop } : {}),
    ...(plan.targetMultiple < Number.MAX_VALUE && Number.isFinite(target) ? { target } : {}),
    ...(plan.trailing && distance > 0 ? { trailDistance: distance } : {}),
  };
  const opening: Order = { id, side: action, kind: 'market', quantity, exits, lifeBars: 1 };
  return held === 0 ? [opening] : [closing(`${id}|close`, held), opening];
}

/** A market order that closes a position of `held` units. */
export function closing(id: string, held: number): Order {
  const side = held > 0 ? 'sell' : 'buy';
  return { id, side, kind: 'market', quantity: Math.abs(held), reduceOnly: true };
}
