import type { BarRing } from './bar-ring.js';
import { child, childWidth } from './child.js';

/** Where a row that holds a parent has its interval, its numbers and what it was made of. */
export const parent = {
  start: 0,
  end: 1,
  expected: 2,
  open: 3,
  high: 4,
  low: 5,
  close: 6,
  volume: 7,
  /** Sum of typical price times volume of the base bars. */
  turnover: 8,
  received: 9,
  synthetic: 10,
  revision: 11,
} as const;

/** Numbers of a parent. */
export const parentWidth = 12;

/** Which price of a parent is its `price`. */
export type AggregationMethod = 'ohlc' | 'vwap' | 'typical';

/** Make the row at `at` one without an interval, or with one and without a child. */
export function parentClear(rows: Float64Array, at: number): void {
  // Loops: a call of `fill` costs as much as some dozen numbers.
  for (let k = at; k < at + parent.volume; k++) rows[k] = Number.NaN;
  for (let k = at + parent.volume; k < at + parentWidth; k++) rows[k] = 0;
}

/** The extremes of the base bars last looked at: a scratch record. */
const extremes = { high: Number.NaN, low: Number.NaN };

function findExtremes(ring: BarRing, from: number, to: number): void {
  const bars = ring.numbers;
  let bar = ring.at(from);
  let high = bars[bar + child.high]!;
  let low = bars[bar + child.low]!;
  for (let i = from + 1; i < to; i++) {
    bar += childWidth;
    if (bar === bars.length) bar = 0;
    const barHigh = bars[bar + child.high]!;
    const barLow = bars[bar + child.low]!;
    if (barHigh > high) high = barHigh;
    if (barLow < low) low = barLow;
  }
  extremes.high = high;
  extremes.low = low;
}

/** Take base bars `from` to before `to` of the ring in, which are later than all before. */
export function parentAbsorb(
  rows: Float64Array,
  at: number,
  ring: BarRing,
  from: number,
  to: number,
): void {
  findExtremes(ring, from, to);
  takeIn(rows, at, ring, from, to);
}

/** Take the same base bars into every row, from that at `first` on. */
export function parentsAbsorb(
  rows: Float64Array,
  first: number,
  ring: BarRing,
  from: number,
  to: number,
): void {
  findExtremes(ring, from, to);
  for (let at = first; at < rows.length; at += parentWidth) takeIn(rows, at, ring, from, to);
}

/** What is added up goes bar by bar, in the order of time: nothing else gives the same last bits. */
function takeIn(rows: Float64Array, at: number, ring: BarRing, from: number, to: number): void {
  const bars = ring.numbers;
  const { high, low } = extremes;
  let volume = rows[at + parent.volume]!;
  let turnover = rows[at + parent.turnover]!;
  let bar = ring.at(from);
  if (rows[at + parent.received] === 0) rows[at + parent.open] = bars[bar + child.open]!;
  for (let i = from; ; ) {
    volume += bars[bar + child.volume]!;
    turnover += bars[bar + child.turnover]!;
    if (++i === to) break;
    bar += childWidth;
    if (bar === bars.length) bar = 0;
  }
  if (!(high <= rows[at + parent.high]!)) rows[at + parent.high] = high; // held against NaN at first
  if (!(low >= rows[at + parent.low]!)) rows[at + parent.low] = low;
  rows[at + parent.close] = bars[bar + child.close]!;
  rows[at + parent.volume] = volume;
  rows[at + parent.turnover] = turnover;
  rows[at + parent.received]! += to - from;
}

/** Make the row at `at` of `to` an equal of that of `from`. */
export function parentCopy(from: Float64Array, to: Float64Array, at: number): void {
  for (let k = at; k < at + parentWidth; k++) to[k] = from[k]!;
}

/** A parent in whose interval nothing was traded: the last close, flagged. */
export function parentFill(rows: Float64Array, at: number, close: number): void {
  rows.fill(close, at + parent.open, at + parent.volume);
  rows[at + parent.synthetic] = rows[at + parent.expected]!;
}
