import { type BarPrices, passes, reachesAgainst } from './bar-path.js';
import type { OrderState } from './order.js';

/** Where a bar meets an order. */
export interface Meeting {
  readonly price: number;
  /** The open: what comes after is the whole bar. */
  readonly atOpen: boolean;
  /** Whether the order waited for its price, and pays no spread. */
  readonly isMaker: boolean;
}

/**
 * Where a bar meets a waiting order; undefined where it does not.
 *
 * A limit is met beyond its price (at it, if `touch`), at the better of open and limit. A stop is met
 * at the worse of open and stop. A stop-limit first has to be triggered; then its limit counts from
 * there on: within the bar only if the close shows that it was met after; where that cannot be known
 * it is `missed`.
 */
export function meetingOf(
  order: OrderState,
  bar: BarPrices,
  touch: boolean,
): Meeting | 'missed' | undefined {
  if (order.kind === 'stop') return stopMeeting(order, bar);
  if (order.kind === 'limit' || order.isTriggered) return limitMeeting(order, bar, touch);
  const trigger = stopMeeting(order, bar);
  if (trigger === undefined) return undefined;
  order.isTriggered = true;
  if (trigger.atOpen) return limitMeeting(order, bar, touch);
  const { side, limit } = order;
  if (side * (limit - trigger.price) >= 0) return trigger;
  const after = { ...bar, open: trigger.price, high: bar.close, low: bar.close };
  if (passes(after, limit, side, touch)) return { price: limit, atOpen: false, isMaker: true };
  return passes(bar, limit, side, touch) ? 'missed' : undefined;
}

/** Whether a stop-limit is triggered at `open`: its limit is in force for the whole bar. */
export function isTriggeredAt(open: number, { kind, side, stop }: OrderState): boolean {
  return kind === 'stop-limit' && side * (open - stop) >= 0;
}

function limitMeeting(
  { side, limit }: OrderState,
  bar: BarPrices,
  touch: boolean,
): Meeting | undefined {
  const { open } = bar;
  if (side * (open - limit) < 0 || (touch && open === limit)) {
    return { price: open, atOpen: true, isMaker: true };
  }
  return passes(bar, limit, side, touch)
    ? { price: limit, atOpen: false, isMaker: true }
    : undefined;
}

function stopMeeting({ side, stop }: OrderState, bar: BarPrices): Meeting | undefined {
  const { open } = bar;
  if (side * (open - stop) >= 0) return { price: open, atOpen: true, isMaker: false };
  return reachesAgainst(bar, stop, -side)
    ? { price: stop, atOpen: false, isMaker: false }
    : undefined;
}
