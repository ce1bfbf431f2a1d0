import { exponents, type LevelSpectrum } from './level-spectrum.js';

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
  spectrum: LevelSpectrum,
  row: Float64Array,
  to: number,
): void {
  const { curves, biases, weights } = spectrum;
  let low = 0;
  let high = exponents.length - 1;
  row[to] = Number.NaN;
  if (weigh(logarithms, spectrum) < 2) return;
  let found = 0;
  for (let j = 0; j < curves.length; j++) {
    if (!Number.isNaN(weights[j]!)) found += weights[j]! * (logarithms[j]! + biases[j]!);
  }
  writeSlopeAt(high, spectrum, row, to);
  if (found >= row[to]!) low = high;
  writeSlopeAt(0, spectrum, row, to);
  if (found <= row[to]!) high = low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    writeSlopeAt(middle, spectrum, row, to);
    if (row[to]! < found) low = middle;
    else high = middle;
  }
  writeSlopeAt(low, spectrum, row, to);
  const below = row[to]!;
  writeSlopeAt(high, spectrum, row, to);
  const share = low === high ? 0 : (found - below) / (row[to]! - below);
  row[to] = exponents[low]! + share * (exponents[high]! - exponents[low]!);
}

/** Each level's distance from their middle times its weight, NaN if it is left out; how many there are. */
function weigh(logarithms: Float64Array, { curves, weights }: LevelSpectrum): number {
  let count = 0;
  let total = 0;
  let centre = 0;
  for (let j = 0; j < curves.length; j++) {
    if (Number.isNaN(logarithms[j]!)) continue;
    count += 1;
    total += 1 / (2 << j);
    centre += j / (2 << j);
  }
  centre /= total;
  for (let j = 0; j < curves.length; j++) {
    weights[j] = Number.isNaN(logarithms[j]!) ? Number.NaN : (j - centre) / (2 << j);
  }
  return count;
}

/** The weighed slope of the energies at an exponent of the table. */
function writeSlopeAt(
  place: number,
  { curves, weights }: LevelSpectrum,
  row: Float64Array,
  to: number,
): void {
  let sum = 0;
  for (let j = 0; j < curves.length; j++) {
    if (!Number.isNaN(weights[j]!)) sum += weights[j]! * curves[j]![place]!;
  }
  row[to] = sum;
}
