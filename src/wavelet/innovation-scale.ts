/** Mean squared innovation of each filter, exponentially weighted. */
export type InnovationScaleState = { count: number; squares: Float64Array };

export function innovationScaleInit(filters: number): InnovationScaleState {
  return { count: 0, squares: new Float64Array(filters) };
}

/**
 * The variance of the noise, from how well each filter foretells the next input.
 *
 *   F ← F + (min(ν², 18σ²) − F)/128,  R = Σ w·F·(1 − α)/Σ w,  w = (min F/F)^10;  σ² ← 0.2·R + 0.8·σ²
 *
 * Of a filter with the right pace, F·(1 − α) is the noise's share of F, and the right one foretells
 * best. So a walk without noise has none: there the quickest is right. Reads the σ of the changes at
 * `row[1]` and writes the blend there; `innovations` are ν, `alphas` the filters' gains;
 * an input that is held teaches nothing.
 */
export function innovationScaleStep(
  state: InnovationScaleState,
  row: Float64Array,
  innovations: Float64Array,
  alphas: Float64Array,
  isHeld: boolean,
  keep: boolean,
): void {
  const { squares } = state;
  const meanBars = 128;
  const startBars = 32; // until then the changes alone tell
  const ofChanges = 0.8;
  const variance = row[1]! * row[1]!;
  const most = 18 * variance;
  const count = state.count + 1;
  const gain = isHeld ? 0 : 1 / Math.min(count, meanBars);
  const size = squares.length;
  let least = Number.MAX_VALUE;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const innovation = innovations[i]!;
    const before = squares[i]!;
    const mean = before + gain * (Math.min(innovation * innovation, most) - before);
    if (keep === true) squares[i] = mean;
    innovations[i] = mean;
    if (mean < least) least = mean;
  }
  if (keep === true && !isHeld && count <= meanBars) state.count = count;
  if (count <= startBars || !(least > 0)) return;
  let total = 0;
  let noise = 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const mean = innovations[i]!;
    const ratio = least / mean;
    const squared = ratio * ratio;
    const fourth = squared * squared;
    const weight = fourth * fourth * squared;
    total += weight;
    noise += weight * mean * (1 - alphas[i]!);
  }
  row[1] = Math.sqrt((1 - ofChanges) * (noise / total) + ofChanges * variance);
}
