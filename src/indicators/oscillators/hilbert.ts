import { atan } from '../../core/atan.js';

/** Values of a line that its transform looks back on. */
const taps = 6;

/** What `hilbertStep` writes into its reading, by place. */
export const reading = { smooth: 0, inPhase: 1, quadrature: 2, period: 3, length: 4 } as const;

/**
 * Four prices for the smoother; four lines of six values, `slot` the oldest of each; the smoothed
 * phasor, its autocorrelation, and the period from which it follows, before and after smoothing.
 */
export type HilbertState = {
  count: number;
  x1: number;
  x2: number;
  x3: number;
  slot: number;
  smooth: Float64Array;
  detrended: Float64Array;
  inPhase: Float64Array;
  quadrature: Float64Array;
  i2: number;
  q2: number;
  re: number;
  im: number;
  period: number;
  smoothPeriod: number;
};

export const hilbertInit = (): HilbertState => ({
  count: 0,
  x1: 0,
  x2: 0,
  x3: 0,
  slot: 0,
  smooth: new Float64Array(taps),
  detrended: new Float64Array(taps),
  inPhase: new Float64Array(taps),
  quadrature: new Float64Array(taps),
  i2: 0,
  q2: 0,
  re: 0,
  im: 0,
  period: 0,
  smoothPeriod: 0,
});

/**
 * Ehlers' discrete Hilbert transform of the smoothed price, and the dominant cycle that its phasor
 * turns by: what all kinds of this family begin with. The lines start from 0 at input `start` + 1.
 */
export function hilbertStep(
  state: HilbertState,
  x: number,
  start: number,
  out: Float64Array,
  keep: boolean,
): void {
  const { x1, x2, x3, slot, detrended } = state;
  const smooth = (4 * x + 3 * x1 + 2 * x2 + x3) / 10;
  if (state.count >= start) {
    const gain = gainAfter(state.period);
    const level = gain * transform(state.smooth, smooth, slot);
    const quadrature = gain * transform(detrended, level, slot);
    const inPhase = detrended[ahead(slot, 3)]!;
    out[reading.inPhase] = inPhase;
    out[reading.quadrature] = quadrature;
    turn(state, out, keep);
    if (keep) {
      state.smooth[slot] = smooth;
      detrended[slot] = level;
      state.inPhase[slot] = inPhase;
      state.quadrature[slot] = quadrature;
      state.slot = ahead(slot, 1);
    }
  }
  out[reading.smooth] = smooth;
  if (!keep) return;
  state.count += 1;
  state.x3 = x2;
  state.x2 = x1;
  state.x1 = x;
}

/**
 * By how much the smoothed phasor has turned, and so how many inputs a whole turn takes. The phasor
 * is read from `out`: numbers that are given to a call may be put on the heap.
 */
function turn(state: HilbertState, out: Float64Array, keep: boolean): void {
  const { slot, i2: i2Before, q2: q2Before, period: before } = state;
  const inPhase = out[reading.inPhase]!;
  const quadrature = out[reading.quadrature]!;
  const gain = gainAfter(before);
  const i2 =
    0.2 * (inPhase - gain * transform(state.quadrature, quadrature, slot)) + 0.8 * i2Before;
  const q2 = 0.2 * (quadrature + gain * transform(state.inPhase, inPhase, slot)) + 0.8 * q2Before;
  const re = 0.2 * (i2 * i2Before + q2 * q2Before) + 0.8 * state.re;
  const im = 0.2 * (i2 * q2Before - q2 * i2Before) + 0.8 * state.im;
  const told = re !== 0 && im !== 0 ? (2 * Math.PI) / atan(im / re) : before;
  const near = Math.max(Math.min(told, 1.5 * before), 0.67 * before);
  const period = 0.2 * Math.min(Math.max(near, 6), 50) + 0.8 * before;
  const smoothPeriod = 0.33 * period + 0.67 * state.smoothPeriod;
  out[reading.period] = smoothPeriod;
  if (!keep) return;
  state.i2 = i2;
  state.q2 = q2;
  state.re = re;
  state.im = im;
  state.period = period;
  state.smoothPeriod = smoothPeriod;
}

/** A quarter of a turn on, by `x` and the values of two, four and six inputs before it. */
function transform(line: Float64Array, x: number, slot: number): number {
  const second = line[ahead(slot, 4)]!;
  const fourth = line[ahead(slot, 2)]!;
  return 0.0962 * (x - line[slot]!) + 0.5769 * (second - fourth);
}

/** The transform's gain at a cycle of `period`. */
function gainAfter(period: number): number {
  return 0.075 * period + 0.54;
}

function ahead(slot: number, by: number): number {
  return slot + by < taps ? slot + by : slot + by - taps;
}
