import { type ClosedBar, isAdmissibleBar } from '../bars/bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import { misfit } from '../core/state.js';
import { type BarRecord, blankBar } from '../timeframe/parent-bar.js';

/** A closed bar as state. */
export type ClosedBarState = { readonly [F in keyof ClosedBar]: ClosedBar[F] };

/** Before the first. */
export const noClosedBar: ClosedBar = blankBar();

/** In the order in which they are packed. */
const fields = Object.keys(noClosedBar) as (keyof ClosedBar)[];

/** Numbers that a closed bar packs into. */
export const closedBarWidth: number = fields.length;

/** As many. */
export const blankClosedBar: readonly number[] = Array.from({ length: closedBarWidth }, () => 0.5);

/** Write `bar` at `to[at…]`. */
export function packClosedBar(bar: ClosedBar, to: Float64Array | number[], at: number): void {
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
export function unpackClosedBar(from: ArrayLike<number>, at: number): ClosedBar {
  const bar = blankBar();
  fields.forEach((field, i) => {
    bar[field] = from[at + i] as never;
  });
  bar.complete = from[at + 10] === 1;
  return bar;
}

/** Write `bar` over `to`. */
export function writeClosedBar(bar: ClosedBar, to: BarRecord): void {
  to.time = bar.time;
  to.open = bar.open;
  to.high = bar.high;
  to.low = bar.low;
  to.close = bar.close;
  to.volume = bar.volume;
  to.end = bar.end;
  to.expected = bar.expected;
  to.received = bar.received;
  to.synthetic = bar.synthetic;
  to.complete = bar.complete;
  to.revision = bar.revision;
  to.vwap = bar.vwap;
  to.price = bar.price;
}

/** Whether two bars are the same in all that a track reads. */
export function isSameBar(a: ClosedBar, b: ClosedBar): boolean {
  return fields.every((field) => a[field] === b[field]);
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
