import type { ClosedBar } from '../bars/bar.js';
import { type AggregationMethod, parent } from './parent.js';

/** A record to write on. */
export type BarRecord = { -readonly [F in keyof ClosedBar]: ClosedBar[F] };

export const blankBar = (): BarRecord => ({
  time: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  volume: Number.NaN,
  end: Number.NaN,
  expected: 0,
  received: 0,
  synthetic: 0,
  complete: false,
  revision: 0,
  vwap: Number.NaN,
  price: Number.NaN,
});

/** The parent at `at` of `rows`, as a record of its own, or written on `to`. */
export function parentBar(
  rows: ArrayLike<number>,
  at: number,
  method: AggregationMethod,
  to: BarRecord = blankBar(),
): ClosedBar {
  const high = rows[at + parent.high]!;
  const low = rows[at + parent.low]!;
  const close = rows[at + parent.close]!;
  const volume = rows[at + parent.volume]!;
  const vwap = volume > 0 ? rows[at + parent.turnover]! / volume : close;
  to.time = rows[at + parent.start]!;
  to.open = rows[at + parent.open]!;
  to.high = high;
  to.low = low;
  to.close = close;
  to.volume = volume;
  to.end = rows[at + parent.end]!;
  to.expected = rows[at + parent.expected]!;
  to.received = rows[at + parent.received]!;
  to.synthetic = rows[at + parent.synthetic]!;
  to.complete = to.received === to.expected;
  to.revision = rows[at + parent.revision]!;
  to.vwap = vwap;
  to.price = method === 'ohlc' ? close : method === 'vwap' ? vwap : (high + low + close) / 3;
  return to;
}
