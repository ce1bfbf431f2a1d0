import type { HaarBankDesign, HaarBankState } from './haar-bank.js';

/** Levels of the analysis that is written out here. */
export const judgedLevels = 3;

/**
 * Three levels of Haar and one garrote denoiser at a delay of 1 or 3: `haarBankStep` written out, and
 * σ² for σ is at `row[1]`. The estimate goes to `said` at `at`, how strongly it answers to its input behind it.
 */
export function haarJudgedStep(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  said: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { slot, smooth, rebuilt, details } = state;
  const { limits, synthesized } = design;
  const variance = row[1]!;
  const at1 = 1 + (slot & 1);
  const at2 = 3 + (slot & 3);
  const v0 = row[0]!;
  const before0 = smooth[0]!;
  const before1 = smooth[at1]!;
  const before2 = smooth[at2]!;
  const v1 = (v0 + before0) / 2;
  const v2 = (v1 + before1) / 2;
  const w0 = (v0 - before0) / 2;
  const w1 = (v1 - before1) / 2;
  const w2 = (v2 - before2) / 2;
  const lost0 = lostOf(w0, limits[0]! * variance);
  const lost1 = lostOf(w1, limits[1]! * variance);
  const lost2 = lostOf(w2, limits[2]! * variance);
  const shrunk0 = w0 - w0 * lost0;
  const shrunk1 = w1 - w1 * lost1;
  said[(at + 1) | 0] =
    0.125 + 0.5 * slopeOf(lost0) + 0.25 * slopeOf(lost1) + 0.125 * slopeOf(lost2);
  // Levels that are not synthesized are added as they are; the others wait for the finest, `recent`.
  let u = (v2 + before2) / 2 + (w2 - w2 * lost2);
  let recent = shrunk0;
  let old = details[(slot + 1) & 1]!;
  let place = slot & 1;
  if (synthesized === 2) {
    const coarse = u;
    u = (rebuilt[at1]! + details[(4 + ((slot + 2) & 3)) | 0]! + u - shrunk1) / 2;
    recent = details[(slot + 2) & 3]!;
    old = details[(slot + 1) & 3]!;
    place = slot & 3;
    if (keep === true) {
      rebuilt[at1] = coarse;
      details[(4 + place) | 0] = shrunk1;
    }
  } else u += shrunk1;
  said[at] = (rebuilt[0]! + old + u - recent) / 2;
  if (keep !== true) return;
  smooth[0] = v0;
  smooth[at1] = v1;
  smooth[at2] = v2;
  rebuilt[0] = u;
  details[place] = shrunk0;
  state.slot = (slot + 1) & 3;
}

/** The share T²/w² of a coefficient that garrote takes away, 1 where w² does not exceed `limit`, T². */
function lostOf(w: number, limit: number): number {
  const squared = w * w;
  return squared > limit ? limit / squared : 1;
}

/** How strongly what is left answers to the coefficient: 1 + T²/w², or 0 where nothing is left. */
function slopeOf(lost: number): number {
  return lost < 1 ? 1 + lost : 0;
}
