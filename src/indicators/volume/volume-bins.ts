import type { NumberParameter } from '../../core/parameters.js';
import { misfit } from '../../core/state.js';

/**
 * Volume by price. `bins[i]` was traded from `(first + i)·step` up to one `step` more; the step is a
 * power of two, and doubles where the prices from `low` to `high` would take more bins than there are.
 * NaN and 0 until there is a bar.
 */
export type VolumeBins = {
  low: number;
  high: number;
  step: number;
  first: number;
  bins: Float64Array;
};

/** How many bins a profile may have: as many are looked through at each bar. */
export function binsParameter(): NumberParameter {
  return { type: 'integer', min: 2, max: 1_000, default: 100 };
}

export const volumeBinsInit = (bins: number): VolumeBins => ({
  low: Number.NaN,
  high: Number.NaN,
  step: 0,
  first: 0,
  bins: new Float64Array(bins),
});

export function clearBins(state: VolumeBins): void {
  state.low = Number.NaN;
  state.high = Number.NaN;
  state.step = 0;
  state.first = 0;
  state.bins.fill(0);
}

export function copyBins(from: VolumeBins, to: VolumeBins): void {
  to.low = from.low;
  to.high = from.high;
  to.step = from.step;
  to.first = from.first;
  to.bins.set(from.bins);
}

/** Spread `volume` evenly over the prices of a bar. */
export function addVolume(state: VolumeBins, high: number, low: number, volume: number): void {
  const bottom = Math.min(high, low);
  const top = Math.max(high, low);
  const isFirst = Number.isNaN(state.low);
  makeRoom(
    state,
    isFirst ? bottom : Math.min(state.low, bottom),
    isFirst ? top : Math.max(state.high, top),
  );
  const { step, first, bins } = state;
  if (bottom === top || step === 0) {
    bins[step === 0 ? 0 : Math.floor(bottom / step) - first]! += volume;
    return;
  }
  const last = Math.floor(top / step);
  for (let k = Math.floor(bottom / step); k <= last; k++) {
    const covered = Math.min(top, (k + 1) * step) - Math.max(bottom, k * step);
    bins[k - first]! += volume * (covered / (top - bottom));
  }
}

/** Refuse, with a `SnapshotError`, bins from outside that do not hold the prices they are said to. */
export function requireBins({ low, high, step, first, bins }: VolumeBins, path: string): void {
  const isFresh = Number.isNaN(low) || step === 0;
  const isRight = isFresh
    ? step === 0 && first === 0
    : first === Math.floor(low / step) && Math.floor(high / step) - first < bins.length;
  if (!isRight || low > high || Number.isNaN(low) !== Number.isNaN(high)) {
    throw misfit(path, 'holds other prices than it says');
  }
}

/** Prices are told apart down to this share of the largest. */
const finest = 1 / 1_099_511_627_776;

/** Widen the steps until all prices from `low` to `high` have a bin, and move what there is. */
function makeRoom(state: VolumeBins, low: number, high: number): void {
  const { bins, step: before, first: firstBefore } = state;
  state.low = low;
  state.high = high;
  const size = Math.max(Math.abs(low), Math.abs(high));
  let step = Math.max(before, size === 0 ? 0 : powerBelow(size) * finest);
  if (step === 0) return;
  while (Math.floor(high / step) - Math.floor(low / step) >= bins.length) step *= 2;
  const first = Math.floor(low / step);
  if (step === before && first === firstBefore) return;
  state.step = step;
  state.first = first;
  const joined = Math.floor(firstBefore * (before / step));
  if (step !== before) join(bins, firstBefore, before / step);
  bins.copyWithin(joined - first, 0, bins.length - (joined - first));
  bins.fill(0, 0, joined - first);
}

/** Put together, at the beginning, the bins that one of `1 / share` times their width holds. */
function join(bins: Float64Array, first: number, share: number): void {
  const start = Math.floor(first * share);
  for (let i = 0; i < bins.length; i++) {
    const volume = bins[i]!;
    bins[i] = 0;
    bins[Math.floor((first + i) * share) - start]! += volume;
  }
}

/** The largest power of two that is not above `x` > 0. */
function powerBelow(x: number): number {
  let power = 1;
  while (power > x) power /= 2;
  while (power * 2 <= x) power *= 2;
  return power;
}
