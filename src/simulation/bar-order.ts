import type { Bar } from '../bars/bar.js';
import { type Run, tell } from './bar-run.js';
import { isTriggeredAt, meetingOf } from './entry-price.js';
import { execute } from './execution.js';
import { exitAtOpen, exitInside, stopAfterEntry, trail } from './exits.js';
import type { OrderState } from './order.js';
import { withOrder, withoutOrder } from './order-list.js';

/** What happens at the open of a bar. */
export function runOpen(run: Run, bar: Bar): void {
  const { state } = run;
  enter(run, bar);
  marketOrders(run, true);
  if (state.quantity !== 0) exitAtOpen(run);
  marketOrders(run, false);
  waitingOrders(run, true);
}

/** Nothing has happened in `bar` so far. */
export function enter(run: Run, bar: Bar): void {
  const { participation } = run.settings;
  run.bar = bar;
  run.volumeLeft = participation === Number.MAX_VALUE ? participation : participation * bar.volume;
  run.openedInside = false;
}

/** What happens after the open of the bar that `runOpen` had. */
export function runInside(run: Run): void {
  if (run.state.quantity !== 0) exitAtOpen(run); // exits that came with the open, and lie beyond it
  if (run.state.quantity !== 0) exitInside(run);
  waitingOrders(run, false);
  trail(run.state, run.bar, run.openedInside);
}

/** Market orders trade at the open: those that close before the protective prices, the others after. */
function marketOrders(run: Run, isClosing: boolean): void {
  const { state, bar } = run;
  const { orders } = state;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    if (order.kind !== 'market') continue;
    const isReducing = order.side * state.quantity < 0 && !Number.isNaN(order.quantity);
    if (isClosing && !isReducing) continue;
    if (isClosing) closePart(run, order);
    else execute(run, order, { price: bar.open, atOpen: true, isMaker: false });
  }
}

/** Of a market order that may turn the position only what closes it: the rest waits its turn. */
function closePart(run: Run, order: OrderState): void {
  const { state, bar } = run;
  const rest = order.quantity - Math.abs(state.quantity);
  const part = rest > 0 ? { ...order, quantity: Math.abs(state.quantity) } : order;
  if (rest > 0) state.orders = withOrder(state.orders, part);
  const before = state.quantity;
  execute(run, part, { price: bar.open, atOpen: true, isMaker: false });
  if (rest <= 0) return;
  state.orders = withoutOrder(state.orders, part); // it is there where the volume did not suffice
  order.quantity -= Math.abs(before - state.quantity);
}

/** Limits and stops that the bar meets: at its open, or within. */
function waitingOrders(run: Run, atOpen: boolean): void {
  const { state, settings, bar } = run;
  const { orders } = state;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    if (order.kind === 'market') continue;
    const wasTriggered = order.isTriggered;
    const met = meetingOf(order, bar, settings.touch);
    if (met === 'missed' && !atOpen) miss(run, order);
    const meeting = met === 'missed' ? undefined : met;
    if (atOpen && meeting?.atOpen !== true) order.isTriggered = wasTriggered;
    if (meeting === undefined || meeting.atOpen !== atOpen) continue;
    const opened = execute(run, order, meeting);
    if (!opened || atOpen) continue;
    run.openedInside = true;
    const isCertain = order.kind === 'limit' || wasTriggered || isTriggeredAt(bar.open, order);
    stopAfterEntry(run, meeting.price, isCertain);
  }
}

function miss(run: Run, { id, side, quantity, limit }: OrderState): void {
  const units = Number.isNaN(quantity) ? 0 : side * quantity;
  tell(run, { type: 'missed', orderId: id, quantity: units, limit, close: run.bar.close });
}
