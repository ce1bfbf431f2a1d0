import { type ClosedBar, hasSameValues, isAdmissibleBar } from '../bars/bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import { misfit } from '../core/state.js';

/** A closed bar as state. */
export type ClosedBarState = { readonly [F in keyof ClosedBar]: ClosedBar[F] };

/** Before the first. */
export const noClosedBar: ClosedBar = {
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
};

/** Numbers that a closed bar packs into. */
export const closedBarWidth: number = Object.keys(noClosedBar).length;

/** Write `bar` at `to[at…]`. */
export function packClosedBar(bar: ClosedBar, to: Float64Array, at: number): void {
  to[at] = bar.time;
  to[at + 1] = bar.open;
  to[at + 2] = bar.high;
  to[at + 3] = bar.low;
  to[at + 4] = bar.close;
  to[at + 5] = bar.volume;
  to[at + 6] = bar.end;
  to[at + 7] = bar.expected;
  to[at + 8] = bar.received;
  to[at + 9] = bar.synthetic;
  to[at + 10] = bar.complete ? 1 : 0;
  to[at + 11] = bar.revision;
  to[at + 12] = bar.vwap;
  to[at + 13] = bar.price;
}

/** The bar at `from[at…]`. */
export function unpackClosedBar(from: Float64Array, at: number): ClosedBar {
  return {
    time: from[at]!,
    open: from[at + 1]!,
    high: from[at + 2]!,
    low: from[at + 3]!,
    close: from[at + 4]!,
    volume: from[at + 5]!,
    end: from[at + 6]!,
    expected: from[at + 7]!,
    received: from[at + 8]!,
    synthetic: from[at + 9]!,
    complete: from[at + 10] === 1,
    revision: from[at + 11]!,
    vwap: from[at + 12]!,
    price: from[at + 13]!,
  };
}

/** Whether two bars are the same in all that a track reads. */
export function isSameBar(a: ClosedBar, b: ClosedBar): boolean {
  return (
    hasSameValues(a, b) &&
    a.time === b.time &&
    a.end === b.end &&
    a.expected === b.expected &&
    a.received === b.received &&
    a.synthetic === b.synthetic &&
    a.revision === b.revision &&
    a.vwap === b.vwap &&
    a.price === b.price
  );
}

export function closedBarState(bar: ClosedBar): ClosedBarState {
  return { ...bar };
}

/** The bar in a snapshot; `undefined` where it was before the first. */
export function closedBarFrom(state: ClosedBarState, path: string): ClosedBar | undefined {
  if (Number.isNaN(state.time)) return undefined;
  const { time, end, expected, received, synthetic, revision } = state;
  const counts = [expected, received, synthetic, revision];
  const isSound =
    isAdmissibleBar(state) &&
    Math.abs(time) <= MAX_TIME &&
    end > time &&
    end <= MAX_TIME &&
    state.low <= Math.min(state.open, state.close) &&
    state.high >= Math.max(state.open, state.close) &&
    counts.every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isSound) throw misfit(path, 'is no closed bar');
  return { ...state };
}
