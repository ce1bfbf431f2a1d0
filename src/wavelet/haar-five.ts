import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/** Levels of the analysis that is written out here. */
export const fiveLevels = 5;

/**
 * Five levels of Haar and one garrote denoiser at a delay of 1 to 31: `haarBankStep` with its analysis
 * written out and without branches, which are guessed wrongly at every second coefficient; σ² for σ is
 * at `row[1]`.
 */
export function haarFiveStep(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  estimates: Float64Array,
  slopes: Float64Array,
  keep: boolean,
): void {
  const { slot, smooth, rebuilt, details } = state;
  const { limits, synthesized, present, ring } = design;
  const variance = row[1]!;
  const at1 = 1 + (slot & 1);
  const at2 = 3 + (slot & 3);
  const at3 = 7 + (slot & 7);
  const at4 = 15 + (slot & 15);
  const v0 = row[0]!;
  const before0 = smooth[0]!;
  const before1 = smooth[at1]!;
  const before2 = smooth[at2]!;
  const before3 = smooth[at3]!;
  const before4 = smooth[at4]!;
  const v1 = (v0 + before0) / 2;
  const v2 = (v1 + before1) / 2;
  const v3 = (v2 + before2) / 2;
  const v4 = (v3 + before3) / 2;
  const w0 = (v0 - before0) / 2;
  const w1 = (v1 - before1) / 2;
  const w2 = (v2 - before2) / 2;
  const w3 = (v3 - before3) / 2;
  const w4 = (v4 - before4) / 2;
  const lost0 = lostOf(w0, limits[0]! * variance);
  const lost1 = lostOf(w1, limits[1]! * variance);
  const lost2 = lostOf(w2, limits[2]! * variance);
  const lost3 = lostOf(w3, limits[3]! * variance);
  const lost4 = lostOf(w4, limits[4]! * variance);
  if (keep === true) {
    smooth[0] = v0;
    smooth[at1] = v1;
    smooth[at2] = v2;
    smooth[at3] = v3;
    smooth[at4] = v4;
  }
  slopes[0] =
    0.03125 +
    0.5 * slopeOf(lost0) +
    0.25 * slopeOf(lost1) +
    0.125 * slopeOf(lost2) +
    0.0625 * slopeOf(lost3) +
    0.03125 * slopeOf(lost4);
  present[0] = w0 - w0 * lost0;
  present[1] = w1 - w1 * lost1;
  present[2] = w2 - w2 * lost2;
  present[3] = w3 - w3 * lost3;
  present[4] = w4 - w4 * lost4;
  let u = (v4 + before4) / 2;
  for (let j = 4; j >= synthesized; j = (j - 1) | 0) u += present[j]!;
  const mask = (1 << synthesized) - 1;
  let late = 0;
  for (let j = (synthesized - 1) | 0; j >= 0; j = (j - 1) | 0) {
    const s = 1 << j;
    const at = (s - 1 + (slot & (s - 1))) | 0;
    const lap = j << synthesized;
    const shrunk = present[j]!;
    const recent = late === 0 ? shrunk : details[(lap + ((slot - late) & mask)) | 0]!;
    const old = details[(lap + ((slot - late - s) & mask)) | 0]!;
    const next = (rebuilt[at]! + old + u - recent) / 2;
    if (keep === true) {
      rebuilt[at] = u;
      details[(lap + (slot & mask)) | 0] = shrunk;
    }
    u = next;
    late = (late + s) | 0;
  }
  estimates[0] = u;
  if (keep === true) state.slot = (slot + 1) & (ring - 1);
}

/** The share T²/w² of a coefficient that garrote takes away, 1 where w² does not exceed `limit`, T². */
function lostOf(w: number, limit: number): number {
  const tiny = 1e-300; // where both are 0 nothing is left
  return (limit + tiny) / (Math.max(w * w, limit) + tiny);
}

/** How strongly what is left answers to the coefficient: 1 + T²/w², or 0 where nothing is left. */
function slopeOf(lost: number): number {
  return (1 + lost) * Math.min(1, 1e20 * (1 - lost));
}
