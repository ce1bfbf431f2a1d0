import { isAdmissible } from '../core/operator.js';
import type { Pyramid, PyramidState } from './pyramid.js';

/** Samples that go through all levels together: their columns stay in the nearest cache. */
export const blockLength = 1024;

/** Whether every number in `input[from … to)` would be let in. */
export function allAdmissible(input: Float64Array, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (!isAdmissible(input[t]!)) return false;
  return true;
}

/**
 * `pyramidStep` for a whole block, level by level, of eight taps in minimum phase: the same sums in
 * the same order, so the same bits. `value[from … to)` holds the inputs on the way in and V_J on
 * the way out; W_j goes to `details[j − 1]`.
 */
export function pyramidBlock8(
  state: PyramidState,
  { lowpass, levels, lastSlot }: Pyramid,
  value: Float64Array,
  details: readonly Float64Array[],
  from: number,
  to: number,
): void {
  for (let j = 0; j < levels; j++) {
    blockLevel8(state.lines, state.slot, j, lowpass, value, details[j]!, from, to);
  }
  state.slot = (state.slot + to - from) & lastSlot;
}

/**
 * One level. Inputs that are 2^j apart share a ring, so they are taken one ring after the other:
 * the seven inputs before the one at hand then move on from name to name instead of being looked
 * up, and only new inputs are written to the ring.
 */
function blockLevel8(
  lines: Float64Array,
  slot: number,
  j: number,
  lowpass: Float64Array,
  value: Float64Array,
  detail: Float64Array,
  from: number,
  to: number,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const g4 = lowpass[4]!;
  const g5 = lowpass[5]!;
  const g6 = lowpass[6]!;
  const g7 = lowpass[7]!;
  const rows = 1 << j;
  const rings = Math.min(rows, to - from);
  for (let k = 0; k < rings; k++) {
    const ring = (rows - 1 + ((slot + k) & (rows - 1))) << 4;
    let place = ((slot + k) >> j) & 7;
    let x1 = lines[ring + place + 7]!;
    let x2 = lines[ring + place + 6]!;
    let x3 = lines[ring + place + 5]!;
    let x4 = lines[ring + place + 4]!;
    let x5 = lines[ring + place + 3]!;
    let x6 = lines[ring + place + 2]!;
    let x7 = lines[ring + place + 1]!;
    for (let t = from + k; t < to; t += rows) {
      const v = value[t]!;
      const even = g2 * x2 + g4 * x4 + g6 * x6;
      const odd = g1 * x1 + g3 * x3 + g5 * x5 + g7 * x7;
      const now = g0 * v;
      detail[t] = now + (even - odd);
      value[t] = now + (even + odd);
      lines[ring + place] = v;
      lines[ring + place + 8] = v;
      place = (place + 1) & 7;
      x7 = x6;
      x6 = x5;
      x5 = x4;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = v;
    }
  }
}
