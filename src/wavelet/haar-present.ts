import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/**
 * `haarBankStep` for three garrote denoisers at no delay, the second with half the thresholds of
 * the first: one pass over the levels and one division at each, T²/W² of all three being multiples
 * of σ²/W².
 */
export function presentStep(
  state: HaarBankState,
  row: Float64Array,
  { levels, limits }: HaarBankDesign,
  estimates: Float64Array,
  slopes: Float64Array,
  keep: boolean,
): void {
  const { slot, smooth } = state;
  const variance = row[1]! * row[1]!;
  let v = row[0]!;
  let share = 1;
  let first = 0;
  let second = 0;
  let third = 0;
  let firstSlope = 0;
  let secondSlope = 0;
  let thirdSlope = 0;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const s = 1 << j;
    const at = (s - 1 + (slot & (s - 1))) | 0;
    const before = smooth[at]!;
    if (keep === true) smooth[at] = v;
    const w = (v - before) / 2;
    v = (v + before) / 2;
    share /= 2;
    const noise = variance / (w * w);
    const lost = limits[j]! * noise;
    if (lost < 1) {
      first += w - w * lost;
      firstSlope += share + share * lost;
    }
    const quarter = lost / 4;
    if (quarter < 1) {
      second += w - w * quarter;
      secondSlope += share + share * quarter;
    }
    const lostThird = limits[(levels + levels + j) | 0]! * noise;
    if (lostThird < 1) {
      third += w - w * lostThird;
      thirdSlope += share + share * lostThird;
    }
  }
  estimates[0] = v + first;
  estimates[1] = v + second;
  estimates[2] = v + third;
  slopes[0] = share + firstSlope;
  slopes[1] = share + secondSlope;
  slopes[2] = share + thirdSlope;
  if (keep === true) state.slot = (slot + 1) & ((1 << (levels - 1)) - 1);
}
