import { log } from '../core/log.js';
import { misfit } from '../core/state.js';
import type { WeightedMomentsState } from '../statistics/exponential-moments.js';
import { writeHurst, writeSlope } from './energy-slope.js';
import type { LevelSpectrum } from './level-spectrum.js';

/** Of V_J about its mean. Energies of the details have the same weights, and are their own state. */
export type EnergyState = WeightedMomentsState & {
  /** Of the details, all together: what a snapshot from outside has to add up to. */
  total: number;
};

/** How quickly energies forget. */
export interface EnergyDesign {
  readonly decay: number;
}

/** A literal: of a spread V8 makes a hidden class an instance. */
export const energyInit = (): EnergyState => ({
  weight: 0,
  mean: 0,
  squares: 0,
  pairs: 0,
  total: 0,
});

/**
 * The energies after one more set of `coefficients`, from those `before` into `energies`, which may be
 * the same: E_j, the weighted mean of W_j², and last the weighted variance of V_J, so that they add
 * up to the variance of the input.
 *
 * All parts begin at once, with the first V_J. A detail within the rounding of its inputs is no
 * movement: it counts as 0. `decay` is the factor
 * by which a weight falls at each input, 2^(−1/half-life), in a record because a number that
 * crosses a call is boxed; for the same reason V_J's variance, which is `weightedVarianceStep`'s, is
 * written out.
 */
export function energyStep(
  state: EnergyState,
  coefficients: Float64Array,
  { decay }: EnergyDesign,
  before: Float64Array,
  energies: Float64Array,
  keep: boolean,
): void {
  const levels = coefficients.length - 1;
  const approximation = coefficients[levels]!;
  if (Number.isNaN(approximation)) {
    energies.fill(Number.NaN);
    return;
  }
  const rounding = 1e-14 * Math.abs(approximation);
  const aged = decay * state.weight;
  const weight = 1 + aged;
  const isFirst = state.weight === 0;
  let total = 0;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const w = coefficients[j]!;
    const squared = Math.abs(w) <= rounding ? 0 : w * w;
    const mean = isFirst ? 0 : before[j]!;
    const energy = mean + (squared - mean) / weight;
    energies[j] = energy;
    total += energy;
  }
  const apart = approximation - state.mean;
  const squares = decay * state.squares + apart * apart * (aged / weight);
  energies[levels] = isFirst ? Number.NaN : squares / weight;
  if (keep !== true) return;
  state.total = total;
  state.mean += apart / weight;
  state.squares = squares;
  state.pairs = decay * decay * state.pairs + aged;
  state.weight = weight;
}

/** Refuse, with a `SnapshotError`, a state from outside that gives other energies than the last ones. */
export function requireEnergies(state: EnergyState, energies: Float64Array, path: string): void {
  const { weight, squares, total } = state;
  const levels = energies.length - 1;
  const isRight = energies.every((energy, j) => {
    if (weight === 0) return Number.isNaN(energy);
    if (j < levels) return energy >= 0;
    return weight === 1 ? Number.isNaN(energy) : energy === squares / weight;
  });
  const sum = energies.subarray(0, levels).reduce((some, energy) => some + energy, 0);
  if (!isRight || total !== (weight === 0 ? 0 : sum))
    throw misfit(path, 'are not those that were told last');
}

/** What the energies of the details say about a series; all of it free of its scale. */
export interface EnergyFeatures {
  /** How evenly the levels share the details' energy: 0 all in one, 1 all alike. */
  readonly entropy: number;
  /** Least-squares slope of log2 E_j over j: −1 for white noise, near 1 for a random walk. */
  readonly slope: number;
  /** The level that stands highest above the spectrum, from 1: changes over 2^(level − 1) inputs. */
  readonly dominantLevel: number;
  /** Share of the details' energy that noise would have, were all of W_1 noise: 1 is nothing else. */
  readonly noiseShare: number;
  /** Hurst exponent of a price path: 0.5 for a random walk, less where it turns back, more in trends. */
  readonly hurst: number;
}

/** Of all energy: a level with less is rounding, and takes no part in slope and exponent. */
const leastShare = 1e-12;

/**
 * Write entropy, slope, dominant level, noise share and Hurst exponent at `row[to…]`; NaN where they
 * are undefined. `logarithms` is scratch, one number a level.
 *
 * White noise has half a level's energy in the next coarser one, so with E_1 at the finest it
 * has 2·(1 − 2^(−J))·E_1 in all. Some of W_1 is signal, so the share is an upper estimate. One
 * logarithm a level does for all, since log E_j − log ΣE has the slope of log E_j. Still, most of
 * the time goes into logarithms: a reader pays for them, `energyStep` does not.
 */
export function energyFeatures(
  energies: Float64Array,
  spectrum: LevelSpectrum,
  logarithms: Float64Array,
  row: Float64Array,
  to: number,
): void {
  const levels = energies.length - 1;
  const { factors, mostEntropy } = spectrum;
  let total = 0;
  let dominant = 0;
  for (let j = 0; j < levels; j++) {
    total += energies[j]!;
    if (energies[j]! * factors[j]! > energies[dominant]! * factors[dominant]!) dominant = j;
  }
  let entropy = 0;
  for (let j = 0; j < levels; j++) {
    const share = energies[j]! / total;
    const isThere = share > leastShare;
    const logarithm = isThere ? log(share) : Number.NaN;
    logarithms[j] = logarithm / Math.LN2;
    if (isThere) entropy -= share * logarithm;
  }
  row[to] = total > 0 && levels > 1 ? entropy / mostEntropy : Number.NaN;
  writeSlope(logarithms, row, to + 1);
  row[to + 2] = total > 0 ? dominant + 1 : Number.NaN;
  const noise = (2 - 2 / (1 << levels)) * energies[0]!;
  row[to + 3] = total > 0 && levels > 1 ? Math.min(1, noise / total) : Number.NaN;
  writeHurst(logarithms, spectrum, row, to + 4);
}
