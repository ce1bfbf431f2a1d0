import { requireRecord } from '../core/arguments.js';
import { isAdmissible } from '../core/operator.js';
import { type Run, tell } from './bar-run.js';
import type { BookState } from './book-state.js';
import type { Exits, OrderState } from './order.js';
import { withoutOrder } from './order-list.js';

/** One unit becomes `ratio` units. */
export function splitBook(state: BookState, ratio: number): void {
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
