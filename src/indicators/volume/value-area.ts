import type { VolumeBins } from './volume-bins.js';

/**
 * Write the price of most volume, and the upper and the lower end of the smallest stretch around it
 * that holds `share` of all, at `out[at…]`: the middle of a bin, ends of bins, all within the prices.
 * Of two bins of most volume the lower, of two neighbours of equal volume the upper is taken.
 */
export function valueArea(state: VolumeBins, share: number, out: Float64Array, at: number): void {
  const { bins, step, first, low, high } = state;
  let [total, peak] = [0, 0];
  for (let i = 0; i < bins.length; i++) {
    total += bins[i]!;
    if (bins[i]! > bins[peak]!) peak = i;
  }
  let [bottom, top, held] = [peak, peak, bins[peak]!];
  while (held < share * total && (bottom > 0 || top + 1 < bins.length)) {
    const above = top + 1 < bins.length ? bins[top + 1]! : -1;
    const below = bottom > 0 ? bins[bottom - 1]! : -1;
    if (above >= below) top += 1;
    else bottom -= 1;
    held += Math.max(above, below);
  }
  const edge = (i: number): number => Math.min(Math.max((first + i) * step, low), high);
  const isSaid = total > 0;
  out[at] = isSaid ? edge(peak) + (edge(peak + 1) - edge(peak)) / 2 : Number.NaN;
  out[at + 1] = isSaid ? edge(top + 1) : Number.NaN;
  out[at + 2] = isSaid ? edge(bottom) : Number.NaN;
}

/** A stretch of prices and what was traded there. */
export interface VolumeAtPrice {
  readonly low: number;
  readonly high: number;
  readonly volume: number;
}

/** All bins from the lowest price to the highest. */
export function profileOf({ bins, step, first, low, high }: VolumeBins): VolumeAtPrice[] {
  if (Number.isNaN(low)) return [];
  const last = step === 0 ? 0 : Math.floor(high / step) - first;
  return Array.from(bins.subarray(0, last + 1), (volume, i) => ({
    low: Math.max((first + i) * step, low),
    high: Math.min((first + i + 1) * step, high),
    volume,
  }));
}
