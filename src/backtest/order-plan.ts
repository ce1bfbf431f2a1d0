import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { type Decision, sideOfOrder, takesRisk } from '../risk/decision.js';
import type { Exits, Order } from '../simulation/order.js';

/** How decisions become orders. */
export interface OrderPlanOptions {
  /**
   * Where profit is taken, as a multiple of the distance from entry to stop; default: at the target
   * of the decision, if it has one.
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
 * The orders that a decision asks for, when `held` units are owned: a market order for the next bar,
 * of one that opens with its exits.
 */
export function ordersOf(plan: OrderPlan, decision: Decision, held: number): readonly Order[] {
  const { id, action, quantity } = decision;
  const side = sideOfOrder(decision);
  if (side === undefined) return [];
  const order = { id, side, kind: 'market', quantity, lifeBars: 1 } as const;
  if (takesRisk(action)) return [{ ...order, exits: exitsOf(plan, decision) }];
  return held === 0 ? [] : [{ ...order, reduceOnly: true }];
}

/** Where the position of a decision is closed without another word. */
function exitsOf(plan: OrderPlan, { side, price, stop, target }: Decision): Exits {
  const distance = Math.abs(price - stop);
  const way = (side === 'long' ? 1 : -1) * plan.targetMultiple * distance;
  const wanted = plan.targetMultiple < Number.MAX_VALUE ? price + way : target;
  return {
    ...(Number.isFinite(stop) ? { stop } : {}),
    ...(Number.isFinite(wanted) ? { target: wanted } : {}),
    ...(plan.trailing && distance > 0 ? { trailDistance: distance } : {}),
  };
}

/** A market order that closes a position of `held` units. */
export function closing(id: string, held: number): Order {
  const side = held > 0 ? 'sell' : 'buy';
  return { id, side, kind: 'market', quantity: Math.abs(held), reduceOnly: true };
}
