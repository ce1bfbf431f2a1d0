import { openingPart, reducingPart } from '../account/position.js';
import { isAdmissible } from '../core/operator.js';
import { type Deal, fill, fillReducing, type Run, tell } from './bar-run.js';
import type { OrderRefusal } from './book-event.js';
import { wholeSteps } from './book-options.js';
import { carriedDeal } from './carried-deal.js';
import type { Meeting } from './entry-price.js';
import { tighten } from './exits.js';
import type { OrderState } from './order.js';
import { withoutOrder } from './order-list.js';

/**
 * Fill an order where the bar meets it, as far as volume, steps and the account allow: first what
 * reduces the position, then what opens. Returns whether it opened something.
 */
export function execute(run: Run, order: OrderState, { price, isMaker }: Meeting): boolean {
  const { settings, state } = run;
  const wanted = wantedUnits(run, order, price);
  if (!(wanted > 0)) return reject(run, order, 'below-minimum');
  const { volumeLeft } = run;
  const allowed = volumeLeft >= wanted ? wanted : wholeSteps(volumeLeft, settings.step);
  if (!(allowed > 0)) return false; // the rest of the volume is taken: it waits
  const reason = order.kind as Deal['reason'];
  const { id: orderId } = order;
  const reducing = reducingPart(state.quantity, order.side * allowed);
  const rest = Math.abs(openingPart(state.quantity, order.side * allowed));
  const opening = reducing === 0 ? allowed : wholeSteps(rest, settings.step);
  if (reducing !== 0) fillReducing(run, { quantity: reducing, price, isMaker, reason, orderId });
  run.volumeLeft -= Math.abs(reducing);
  order.quantity = allowed < wanted ? wanted - Math.abs(reducing) : opening;
  if (opening > 0) {
    return open(run, order, { quantity: order.side * opening, price, isMaker, reason, orderId });
  }
  if (!(order.quantity > 0)) drop(run, order);
  return false;
}

/** The part that opens or adds to a position. */
function open(run: Run, order: OrderState, deal: Deal): boolean {
  const { settings, state } = run;
  if (order.reduceOnly) return reject(run, order, 'nothing-to-reduce');
  const beyond = beyondExit(order, deal.price);
  if (beyond !== undefined && settings.beyondExit === 'reject') return reject(run, order, beyond);
  const opening = Math.abs(deal.quantity);
  const made = carriedDeal(run, deal);
  if (made === undefined) return reject(run, order, 'no-budget');
  const carried = Math.abs(made.deal.quantity);
  const { pointValue = 1 } = run.budget;
  if (carried * Math.abs(made.costs.price) * pointValue < settings.minNotional) {
    return reject(run, order, 'below-minimum');
  }
  const isNew = state.quantity === 0;
  fill(run, made.deal, made.costs);
  run.volumeLeft -= carried;
  order.quantity -= carried;
  protect(run, order, isNew ? deal.price : Number.NaN);
  if (carried < opening) reject(run, order, 'no-budget');
  else if (!(order.quantity > 0)) drop(run, order);
  return true;
}

/**
 * The exits of an entry become the position's; `opened` is the price of a new one, else NaN. What is
 * added to a position, or the rest of an order, does not loosen its stop.
 */
function protect({ state }: Run, order: OrderState, opened: number): void {
  const { exitStop } = order;
  const isLooser = order.side * (exitStop - state.stop) <= 0;
  if (!Number.isNaN(exitStop) && !isLooser) state.stop = exitStop;
  if (!Number.isNaN(order.exitTarget)) state.target = order.exitTarget;
  if (!Number.isNaN(opened)) state.extreme = opened;
  if (!Number.isNaN(order.trailDistance)) state.trailDistance = order.trailDistance;
  tighten(state, order.side);
}

/**
 * Whole steps of what an order asks for; all that is there where it closes that: a split may have left
 * a part of a step.
 */
function wantedUnits(run: Run, order: OrderState, price: number): number {
  const { settings, state } = run;
  const asked = unitsOf(run, order, price);
  const whole = wholeSteps(asked, settings.step);
  const held = Math.abs(reducingPart(state.quantity, order.side * asked));
  return held === Math.abs(state.quantity) ? Math.max(whole, held) : whole;
}

function unitsOf({ settings, budget }: Run, order: OrderState, open: number): number {
  if (!Number.isNaN(order.quantity)) return order.quantity;
  const { sizeAtOpen } = settings;
  if (sizeAtOpen === undefined) return 0;
  const units = sizeAtOpen({ side: order.side, open, available: budget.available });
  return isAdmissible(units) ? units : 0;
}

function beyondExit(order: OrderState, price: number): OrderRefusal | undefined {
  if (order.side * (price - order.exitStop) <= 0) return 'beyond-stop';
  return order.side * (order.exitTarget - price) <= 0 ? 'beyond-target' : undefined;
}

function reject(run: Run, order: OrderState, reason: OrderRefusal): false {
  const left = Number.isNaN(order.quantity) ? 0 : order.quantity;
  drop(run, order);
  tell(run, { type: 'rejected', orderId: order.id, reason, left });
  return false;
}

function drop({ state }: Run, order: OrderState): void {
  state.orders = withoutOrder(state.orders, order);
}
