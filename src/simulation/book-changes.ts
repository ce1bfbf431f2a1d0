import { canSplit, type Splitting } from '../account/split-bounds.js';
import { requireRecord } from '../core/arguments.js';
import { isAdmissible } from '../core/operator.js';
import { type Run, tell } from './bar-run.js';
import type { BookState } from './book-state.js';
import type { Exits, OrderState } from './order.js';
import { withOrder, withoutOrder } from './order-list.js';

/** Put an order in; false if one of that id is there. */
export function takeIn(state: BookState, order: OrderState): boolean {
  const { orders } = state;
  if (orders.some(({ id }) => id === order.id)) return false;
  state.orders = withOrder(orders, order);
  return true;
}

/** Take an order out; false if there is none of that id. */
export function takeOut(state: BookState, orderId: string): boolean {
  const order = state.orders.find(({ id }) => id === orderId);
  if (order !== undefined) state.orders = withoutOrder(state.orders, order);
  return order !== undefined;
}

/** One unit becomes `ratio` units; false, and nothing has changed, where something would be past all numbers. */
export function splitBook(state: BookState, ratio: number): boolean {
  const { quantity, volume, stop, target, trailDistance, extreme, range } = state;
  const own = { units: [quantity, volume], prices: [stop, target, trailDistance, extreme, range] };
  if (![own, ...state.orders.map(splittingOf)].every((one) => canSplit(one, ratio))) return false;
  state.quantity *= ratio;
  state.volume *= ratio;
  for (const key of ['stop', 'target', 'trailDistance', 'extreme', 'range'] as const) {
    state[key] /= ratio;
  }
  for (const order of state.orders) {
    order.quantity *= ratio;
    for (const key of ['limit', 'stop', 'exitStop', 'exitTarget', 'trailDistance'] as const) {
      order[key] /= ratio;
    }
  }
  return true;
}

function splittingOf(order: OrderState): Splitting {
  const { quantity, limit, stop, exitStop, exitTarget, trailDistance } = order;
  return { units: [quantity], prices: [limit, stop, exitStop, exitTarget, trailDistance] };
}

/** Set the exits of the position, those that are given; false if it has none or they are none. */
export function protectBook(state: BookState, exits: Exits): boolean {
  const { stop, target, trailDistance } = requireRecord('exits', exits) as Exits;
  const given = [stop, target, trailDistance].filter((x) => x !== undefined);
  const areExits = given.every(isAdmissible) && !((trailDistance ?? 1) <= 0);
  if (state.quantity === 0 || !areExits) return false;
  if (stop !== undefined) state.stop = stop;
  if (target !== undefined) state.target = target;
  if (trailDistance !== undefined) state.trailDistance = trailDistance;
  return true;
}

/** Orders whose time is over when the bar begins. */
export function dropOver(run: Run): void {
  const { orders } = run.state;
  for (let i = 0; i < orders.length; i++) {
    if (run.bar.time >= orders[i]!.until) expire(run, orders[i]!);
  }
}

/** One bar less for orders with an end. */
export function ageOrders(run: Run): void {
  const { orders } = run.state;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    order.barsLeft -= 1;
    if (order.barsLeft < 1) expire(run, order);
  }
}

function expire(run: Run, order: OrderState): void {
  run.state.orders = withoutOrder(run.state.orders, order);
  tell(run, { type: 'expired', orderId: order.id, left: order.quantity });
}
