import { requireRecord } from '../core/arguments.js';
import { isAdmissible } from '../core/operator.js';
import type { Run } from './bar-run.js';
import type { BookState } from './book-state.js';
import type { Exits } from './order.js';

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
export function dropOver({ state, events, bar }: Run): void {
  if (state.orders.length === 0) return;
  for (const order of [...state.orders]) {
    if (!(bar.time >= order.until)) continue;
    state.orders.splice(state.orders.indexOf(order), 1);
    events.push({ type: 'expired', orderId: order.id, left: order.quantity });
  }
}

/** One bar less for orders with an end. */
export function ageOrders({ state, events }: Run): void {
  if (state.orders.length === 0) return;
  for (const order of [...state.orders]) {
    order.barsLeft -= 1;
    if (!(order.barsLeft < 1)) continue;
    state.orders.splice(state.orders.indexOf(order), 1);
    events.push({ type: 'expired', orderId: order.id, left: order.quantity });
  }
}
