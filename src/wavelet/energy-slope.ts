import { exponents, type HurstFit, type LevelSpectrum } from './level-spectrum.js';

/**
 * Write, at `row[to]`, the least-squares slope over levels; NaN with fewer than two. Levels that are
 * left out have NaN for `logarithms`, log2 of their energies. Numbers go through memory: what a call
 * returns may be boxed.
 */
export function writeSlope(logarithms: Float64Array, row: Float64Array, to: number): void {
  let count = 0;
  let places = 0;
  for (let j = 0; j < logarithms.length; j++) {
    if (Number.isNaN(logarithms[j]!)) continue;
    count += 1;
    places += j;
  }
  const middle = places / count;
  let rise = 0;
  let run = 0;
  for (let j = 0; j < logarithms.length; j++) {
    if (Number.isNaN(logarithms[j]!)) continue;
    rise += (j - middle) * logarithms[j]!;
    run += (j - middle) * (j - middle);
  }
  row[to] = rise / run;
}

/**
 * Write, at `row[to]`, the Hurst exponent whose energies have the slope of these, levels weighed by
 * 2^−j; 0.01 … 0.99, NaN with fewer than two of the levels that are fitted.
 */
export function writeHurst(
  logarithms: Float64Array,
  { biases, fit }: LevelSpectrum,
  row: Float64Array,
  to: number,
): void {
  const { weights, slopes } = fit;
  let levels = 0;
  for (let j = 0; j < weights.length; j++) if (!Number.isNaN(logarithms[j]!)) levels |= 1 << j;
  row[to] = Number.NaN;
  if ((levels & (levels - 1)) === 0) return;
  if (levels !== fit.levels) fitTo(levels, fit);
  let found = 0;
  for (let j = 0; j < weights.length; j++) {
    if (isIn(levels, j)) found += weights[j]! * (logarithms[j]! + biases[j]!);
  }
  let low = 0;
  let high = exponents.length - 1;
  if (found >= slopes[high]!) low = high;
  if (found <= slopes[0]!) high = low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (slopes[middle]! < found) low = middle;
    else high = middle;
  }
  const below = slopes[low]!;
  const share = low === high ? 0 : (found - below) / (slopes[high]! - below);
  row[to] = exponents[low]! + share * (exponents[high]! - exponents[low]!);
}

function isIn(levels: number, j: number): boolean {
  return ((levels >> j) & 1) === 1;
}

/** Each level's weight is its distance from their middle times 2^−j, and slopes are by these. */
function fitTo(levels: number, fit: HurstFit): void {
  const { curves, weights, slopes } = fit;
  fit.levels = levels;
  let total = 0;
  let centre = 0;
  for (let j = 0; j < weights.length; j++) {
    if (!isIn(levels, j)) continue;
    total += 1 / (2 << j);
    centre += j / (2 << j);
  }
  centre /= total;
  slopes.fill(0);
  for (let j = 0; j < weights.length; j++) {
    const weight = (j - centre) / (2 << j);
    weights[j] = weight;
    if (!isIn(levels, j)) continue;
    for (let i = 0; i < slopes.length; i++) slopes[i] = slopes[i]! + weight * curves[j]![i]!;
  }
}
