import { atan } from '../../core/atan.js';
import type { Bounds } from '../../core/invariants.js';
import { cos, sin } from '../../core/sine.js';
import { type HilbertState, hilbertInit, hilbertStep, reading } from './hilbert.js';

/** Inputs that only the smoother hears, and the first that is spoken of, as in TA-Lib. */
export const phaseStart = 37;
export const phaseWarmUp = 64;

/** The longest cycle, and so the longest window. */
export const longestCycle = 50;
/** Bounds of a place in its ring; not worked out, so that a bundler may leave out who names it. */
export const placeInCycle: Bounds = [0, 49, 'whole'];

/** A ring of smoothed prices, `next` the oldest; `last` is the phase as it was told last. */
export type PhaseState = {
  hilbert: HilbertState;
  next: number;
  smooth: Float64Array;
  last: number;
};

export const phaseInit = (): PhaseState => ({
  hilbert: hilbertInit(),
  next: 0,
  smooth: new Float64Array(longestCycle),
  last: 0,
});

/** Whole inputs in a cycle. */
export function cycleLength(period: number): number {
  return Math.floor(period + 0.5);
}

/**
 * The phase of the dominant cycle after `x`, in degrees, −45 … 315; NaN where all of the cycle is
 * flat. Leaves what the transform says in `said`.
 */
export function phaseStep(state: PhaseState, x: number, said: Float64Array, keep: boolean): number {
  const { hilbert } = state;
  const isOn = hilbert.count >= phaseStart;
  hilbertStep(hilbert, x, phaseStart, said, keep);
  if (!isOn) return Number.NaN;
  const smooth = said[reading.smooth]!;
  const phase = phaseOf(state, smooth, said[reading.period]!);
  if (keep) {
    state.smooth[state.next] = smooth;
    state.next = state.next + 1 === longestCycle ? 0 : state.next + 1;
    if (!Number.isNaN(phase)) state.last = phase;
  }
  return phase;
}

/** The angle of the window's Fourier coefficient at its own length. */
function phaseOf({ smooth, next, last }: PhaseState, newest: number, period: number): number {
  const length = cycleLength(period);
  const stepCosine = cos((2 * Math.PI) / length);
  const stepSine = sin((2 * Math.PI) / length);
  let cosine = 1;
  let sine = 0;
  let real = 0;
  let imaginary = 0;
  for (let i = 1; i < length; i++) {
    const turned = cosine * stepCosine - sine * stepSine;
    sine = sine * stepCosine + cosine * stepSine;
    cosine = turned;
    // Above the newest: what all have in common cancels over a turn, and here exactly.
    const price = smooth[next >= i ? next - i : next - i + longestCycle]! - newest;
    real += sine * price;
    imaginary += cosine * price;
  }
  if (real === 0 && imaginary === 0) return Number.NaN;
  const angle = imaginary === 0 ? last + 90 * Math.sign(real) : degrees(atan(real / imaginary));
  // 90 to count from the rise through the middle, and the lag of the smoother, an input.
  const phase = angle + 90 + 360 / period + (imaginary < 0 ? 180 : 0);
  return phase > 315 ? phase - 360 : phase;
}

const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** The sine of a phase in degrees. */
export function sineOf(phase: number): number {
  return Number.isNaN(phase) ? phase : sin((phase * Math.PI) / 180);
}
