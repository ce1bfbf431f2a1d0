import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/** Levels of the analysis that is written out here. */
export const fiveLevels = 5;

/**
 * Five levels of Haar and one garrote denoiser at a delay of 1 to 31: `haarBankStep` with its levels
 * written out and its analysis without branches, which are guessed wrongly at every second coefficient; σ² for σ is
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
  const { limits, synthesized, ring } = design;
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
  // From the coarsest level on: those that are not synthesized are added as they are; the others wait
  // for the same level 2s inputs ago, `recent`, which at the coarsest of them is the present, and s, `old`.
  const size = 1 << synthesized;
  const mask = size - 1;
  const now = slot & mask;
  let u = (v4 + before4) / 2 + (w4 - w4 * lost4);
  const shrunk3 = w3 - w3 * lost3;
  if (synthesized > 3) {
    const old = details[(48 + ((slot + 8) & 15)) | 0]!;
    const next = (rebuilt[at3]! + old + u - shrunk3) / 2;
    if (keep === true) {
      rebuilt[at3] = u;
      details[(48 + now) | 0] = shrunk3;
    }
    u = next;
  } else u += shrunk3;
  const shrunk2 = w2 - w2 * lost2;
  if (synthesized > 2) {
    const lap = size << 1;
    const recent = size === 8 ? shrunk2 : details[(lap + ((slot + 8) & mask)) | 0]!;
    const old = details[(lap + ((slot + 4) & mask)) | 0]!;
    const next = (rebuilt[at2]! + old + u - recent) / 2;
    if (keep === true) {
      rebuilt[at2] = u;
      details[(lap + now) | 0] = shrunk2;
    }
    u = next;
  } else u += shrunk2;
  const shrunk1 = w1 - w1 * lost1;
  if (synthesized > 1) {
    const recent = size === 4 ? shrunk1 : details[(size + ((slot + 4) & mask)) | 0]!;
    const old = details[(size + ((slot + 2) & mask)) | 0]!;
    const next = (rebuilt[at1]! + old + u - recent) / 2;
    if (keep === true) {
      rebuilt[at1] = u;
      details[(size + now) | 0] = shrunk1;
    }
    u = next;
  } else u += shrunk1;
  const shrunk0 = w0 - w0 * lost0;
  const recent0 = size === 2 ? shrunk0 : details[(slot + 2) & mask]!;
  const next0 = (rebuilt[0]! + details[(slot + 1) & mask]! + u - recent0) / 2;
  if (keep === true) {
    rebuilt[0] = u;
    details[now] = shrunk0;
  }
  estimates[0] = next0;
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
