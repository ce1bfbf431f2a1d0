import { log } from '../core/log.js';

/** How many of `edges`, ascending, are below `x`: the bin that it falls into. */
export function binOf(edges: Float64Array, x: number): number {
  let bin = 0;
  while (bin < edges.length && edges[bin]! < x) bin += 1;
  return bin;
}

/** Added to each count, so that an empty bin is no infinite surprise. */
const half = 0.5;

/**
 * Population stability index of the blocks named by `chosen` beside all others.
 *
 * @param blocks  counts by block and bin
 */
export function stabilityIndex(
  blocks: Float64Array,
  bins: number,
  chosen: ArrayLike<number>,
): number {
  const window = new Float64Array(bins);
  const all = new Float64Array(bins);
  for (let at = 0; at < blocks.length; at++) all[at % bins] = all[at % bins]! + blocks[at]!;
  for (let i = 0; i < chosen.length; i++) {
    for (let bin = 0; bin < bins; bin++) {
      window[bin] = window[bin]! + blocks[chosen[i]! * bins + bin]!;
    }
  }
  return indexOfCounts(window, all);
}

/** Of the counts in `window`, beside those in `all` that are not in it. */
export function indexOfCounts(window: Float64Array, all: Float64Array): number {
  let [inWindow, outside] = [0, 0];
  for (let bin = 0; bin < all.length; bin++) {
    inWindow += window[bin]! + half;
    outside += all[bin]! - window[bin]! + half;
  }
  let index = 0;
  for (let bin = 0; bin < all.length; bin++) {
    const p = (window[bin]! + half) / inWindow;
    const q = (all[bin]! - window[bin]! + half) / outside;
    index += (p - q) * log(p / q);
  }
  return index;
}
