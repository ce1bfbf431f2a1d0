import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/**
 * Three levels of Haar and one garrote denoiser at a delay of 0, 1, 3 or 7: `haarBankStep` with its
 * loops written out, in one function, because numbers that cross a call may be boxed.
 */
export function threeLevels(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  keep: boolean,
): void {
  const { slot, smooth } = state;
  const { limits, synthesized } = design;
  const variance = row[1]! * row[1]!;
  const at2 = 1 + (slot & 1);
  const at3 = 3 + (slot & 3);
  const v0 = row[0]!;
  const before0 = smooth[0]!;
  const before1 = smooth[at2]!;
  const before2 = smooth[at3]!;
  const v1 = (v0 + before0) / 2;
  const v2 = (v1 + before1) / 2;
  const d1 = garrote((v0 - before0) / 2, limits[0]! * variance);
  const d2 = garrote((v1 - before1) / 2, limits[1]! * variance);
  const d3 = garrote((v2 - before2) / 2, limits[2]! * variance);
  if (keep === true) {
    smooth[0] = v0;
    smooth[at2] = v1;
    smooth[at3] = v2;
    state.slot = (slot + 1) & (Math.max(4, 1 << synthesized) - 1);
  }
  let u = (v2 + before2) / 2;
  if (synthesized === 0) {
    row[0] = u + d3 + d2 + d1;
    return;
  }

  const { rebuilt, details } = state;
  const lap = 1 << synthesized;
  const mask = lap - 1;
  const now = slot & mask;
  if (synthesized === 3) {
    const before = rebuilt[at3]!;
    const old = details[16 + (now ^ 4)]!;
    if (keep === true) {
      rebuilt[at3] = u;
      details[16 + now] = d3;
    }
    u = (before + old + u - d3) / 2;
  } else {
    u += d3;
  }
  if (synthesized >= 2) {
    const before = rebuilt[at2]!;
    const old = details[lap + ((now + 2) & mask)]!;
    const recent = synthesized === 2 ? d2 : details[lap + (now ^ 4)]!;
    if (keep === true) {
      rebuilt[at2] = u;
      details[lap + now] = d2;
    }
    u = (before + old + u - recent) / 2;
  } else {
    u += d2;
  }
  const before = rebuilt[0]!;
  const old = details[(now + 1) & mask]!;
  const recent = synthesized === 1 ? d1 : details[(now + 2) & mask]!;
  if (keep === true) {
    rebuilt[0] = u;
    details[now] = d1;
  }
  row[0] = (before + old + u - recent) / 2;
}

/** A coefficient without its noise: w − T²/w where w² exceeds `limit`, T². */
function garrote(w: number, limit: number): number {
  const squared = w * w;
  return squared > limit ? w - w * (limit / squared) : 0;
}
