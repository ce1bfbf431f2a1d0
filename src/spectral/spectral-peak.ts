import { log } from '../core/log.js';

/** Where `height` is greatest among the frequencies within the bounds; −1 if none of them is there. */
export function highest(
  height: Float64Array,
  frequency: Float64Array,
  [from, to]: readonly [number, number],
): number {
  let peak = -1;
  for (let k = 1; k < height.length; k++) {
    const isWithin = frequency[k]! >= from && frequency[k]! <= to;
    if (isWithin && height[k]! > (peak < 0 ? 0 : height[peak]!)) peak = k;
  }
  return peak;
}

/** The top of the slope that `k` is on: noise that falls with frequency moves a peak aside. */
export function uphill(power: Float64Array, k: number): number {
  const next = power[k + 1] ?? 0;
  if (next > power[k]!) return uphill(power, k + 1);
  return k > 1 && power[k - 1]! > power[k]! ? uphill(power, k - 1) : k;
}

/** Where the parabola through the logarithms at the peak tops out, in grid steps from the peak. */
export function peakOffset(power: Float64Array, peak: number): number {
  if (peak === 0 || peak === power.length - 1) return 0;
  const [below, top, above] = [log(power[peak - 1]!), log(power[peak]!), log(power[peak + 1]!)];
  const bend = below - 2 * top + above;
  const offset = bend < 0 ? (0.5 * (below - above)) / bend : 0;
  return Math.abs(offset) <= 0.5 ? offset : 0; // a slope cut off by the bounds is no peak
}
