import { indexOfCounts } from './stability-index.js';

/** Of the generator, which has nothing to do with the data. */
const seed = 2463534242;

/** What the stability index is when `chosen` blocks, drawn at random, are called the window. */
export function permutedIndices(
  blocks: Float64Array,
  bins: number,
  { chosen, draws }: { readonly chosen: number; readonly draws: number },
): Float64Array {
  const count = blocks.length / bins;
  const order = Array.from({ length: count }, (_, i) => i);
  const all = new Float64Array(bins);
  for (let at = 0; at < blocks.length; at++) all[at % bins] = all[at % bins]! + blocks[at]!;
  const window = new Float64Array(bins);
  const indices = new Float64Array(draws);
  let state = seed;
  for (let k = 0; k < draws; k++) {
    window.fill(0);
    for (let i = 0; i < chosen; i++) {
      state = next(state);
      const from = i + Math.floor((state / 4294967296) * (count - i));
      const drawn = order[from]!;
      order[from] = order[i]!;
      order[i] = drawn;
      for (let bin = 0; bin < bins; bin++) {
        window[bin] = window[bin]! + blocks[drawn * bins + bin]!;
      }
    }
    indices[k] = indexOfCounts(window, all);
  }
  return indices;
}

/** Xorshift over 32 bits. @source G. Marsaglia, Xorshift RNGs (2003) */
function next(state: number): number {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}
