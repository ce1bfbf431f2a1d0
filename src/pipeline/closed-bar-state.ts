import { type ClosedBar, isAdmissibleBar } from '../bars/bar.js';
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

const fields = Object.keys(noClosedBar) as readonly (keyof ClosedBar)[];

/** Numbers that a closed bar packs into. */
export const closedBarWidth: number = fields.length;

/** Write `bar` at `to[at…]`. */
export function packClosedBar(bar: ClosedBar, to: Float64Array, at: number): void {
  for (let i = 0; i < fields.length; i++) to[at + i] = Number(bar[fields[i]!]);
}

/** The bar at `from[at…]`. */
export function unpackClosedBar(from: Float64Array, at: number): ClosedBar {
  const bar: Record<string, number | boolean> = { ...noClosedBar };
  for (let i = 0; i < fields.length; i++) bar[fields[i]!] = from[at + i]!;
  return {
    ...(bar as unknown as ClosedBar),
    complete: from[at + fields.indexOf('complete')] === 1,
  };
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
