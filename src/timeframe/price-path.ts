import type { NumberParameter } from '../core/parameters.js';

/** A bar under way; NaN until there is one. */
export type FormingState = {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
};

export function formingInit(): FormingState {
  const nothing = Number.NaN;
  return { time: nothing, open: nothing, high: nothing, low: nothing, close: nothing, volume: 0 };
}

/** Begin a bar at `price`, with the market at `close` already. */
export function startForming(
  forming: FormingState,
  time: number,
  price: number,
  close: number,
): void {
  forming.time = time;
  forming.open = price;
  forming.high = Math.max(price, close);
  forming.low = Math.min(price, close);
  forming.close = close;
  forming.volume = 0;
}

/** A distance in units of price. */
export const distance: NumberParameter = {
  type: 'number',
  min: 1e-90,
  max: 1e90,
  default: 1,
  unit: 'price',
};

/** Bars that one bar may cause. */
export const mostBars: NumberParameter = {
  type: 'integer',
  min: 1,
  max: 1_000_000,
  default: 1_000,
};

/** How many whole `length`s are in `way`; decimal prices a billionth short of one have reached it. */
export function wholeLengths(way: number, length: number): number {
  return Math.floor(way / length + 1e-9);
}
