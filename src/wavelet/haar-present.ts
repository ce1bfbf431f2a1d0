import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/**
 * `haarBankStep` for three garrote denoisers at no delay, the second with half the thresholds of
 * the first: one pass over the levels and one division at each, T²/W² of all three being multiples
 * of σ²/W².
 */
export function presentStep(
  state: HaarBankState,
  row: Float64Array,
  { levels, limits, lost }: HaarBankDesign,
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
    const ratio = limits[j]! * noise;
    lost[0] = ratio;
    lost[2] = ratio / 4;
    lost[4] = limits[(levels + levels + j) | 0]! * noise;
    const keepsFirst = Number(lost[0]! < 1);
    const keepsSecond = Number(lost[2]! < 1);
    const keepsThird = Number(lost[4]! < 1);
    const lostFirst = lost[1 - keepsFirst]!;
    const lostSecond = lost[3 - keepsSecond]!;
    const lostThird = lost[5 - keepsThird]!;
    first += w - w * lostFirst;
    second += w - w * lostSecond;
    third += w - w * lostThird;
    firstSlope += keepsFirst * (share + share * lostFirst);
    secondSlope += keepsSecond * (share + share * lostSecond);
    thirdSlope += keepsThird * (share + share * lostThird);
  }
  estimates[0] = v + first;
  estimates[1] = v + second;
  estimates[2] = v + third;
  slopes[0] = share + firstSlope;
  slopes[1] = share + secondSlope;
  slopes[2] = share + thirdSlope;
  if (keep === true) state.slot = (slot + 1) & ((1 << (levels - 1)) - 1);
}
