import { canSplit } from '../account/split-bounds.js';
import type { Desk } from './desk.js';

/** Whether all that a desk has can become `ratio` times as many units. */
export function canSplitDesk({ numbers, pending }: Desk, ratio: number): boolean {
  const { quantity, left, entry, stop, stopBefore, target, price } = numbers;
  const own = { units: [quantity, left], prices: [entry, stop, stopBefore, target, price] };
  if (pending === undefined) return canSplit(own, ratio);
  const prices = [pending.price, pending.stop, pending.target];
  return canSplit(own, ratio) && canSplit({ units: [pending.quantity], prices }, ratio);
}

/** One unit becomes `ratio` units: prices are so much lower. */
export function splitDesk(desk: Desk, ratio: number): void {
  const { numbers, pending } = desk;
  numbers.quantity *= ratio;
  numbers.left *= ratio;
  for (const name of ['entry', 'stop', 'stopBefore', 'target', 'price'] as const) {
    numbers[name] /= ratio;
  }
  if (pending === undefined) return;
  const { quantity, price, stop, target } = pending;
  const prices = { price: price / ratio, stop: stop / ratio, target: target / ratio };
  desk.pending = { ...pending, ...prices, quantity: quantity * ratio };
}
