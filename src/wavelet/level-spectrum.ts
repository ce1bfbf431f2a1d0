import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { wavelet } from './filters.js';
import type { WaveletName } from './wavelet-names.js';

/** What energies are compared with: a random walk, as prices are, or white noise, as returns are. */
export type Spectrum = 'walk' | 'white';

/** Levels of which a Hurst exponent is made; coarser ones would weigh less than 1 in 64. */
const fittedLevels = 6;
/** Exponents at which the energies of fractional Brownian motion are tabled. */
export const exponents: Float64Array = Float64Array.from({ length: 50 }, (_, i) => 0.01 + 0.02 * i);

/** What the details' energies are held against, for one filter and memory. */
export interface LevelSpectrum {
  /** Of each level, the energy of what is compared with, for steps or values of variance 1. */
  readonly energies: Float64Array;
  /** One over that, less one standard deviation of what a level of our memory errs by. */
  readonly factors: Float64Array;
  /** What log2 of a level's mean is below log2 of its energy, on average: 1/(η·ln 2). */
  readonly biases: Float64Array;
  /** Entropy where all levels have the same energy. */
  readonly mostEntropy: number;
  readonly fit: HurstFit;
}

/** What a Hurst exponent is read from, by the levels that were there last: mostly the same. */
export interface HurstFit {
  /** A bit for each of them, the lowest for the finest. */
  levels: number;
  /** log2 E_j at each exponent, one row a level; only those that are fitted. */
  readonly curves: readonly Float64Array[];
  /** What each level counts for in the slope. */
  readonly weights: Float64Array;
  /** The slope at each exponent. */
  readonly slopes: Float64Array;
}

/** `memory` is the number of coefficients that a mean of energies is worth. */
export function levelSpectrum(
  name: WaveletName,
  levels: number,
  spectrum: Spectrum,
  memory: number,
): LevelSpectrum {
  const { curves, walk } = theoryOf(name, Math.min(levels, fittedLevels));
  const degrees = Array.from({ length: levels }, (_, j) => Math.max(1, memory / (2 << j)));
  const energies = Float64Array.from(degrees, (_, j) => {
    if (spectrum === 'white') return 1 / (2 << j);
    const known = Math.min(j, walk.length - 1);
    return walk[known]! * (1 << (j - known)); // from there on it doubles
  });
  return {
    energies,
    factors: energies.map((energy, j) => exp(-Math.sqrt(2 / degrees[j]!)) / energy),
    biases: Float64Array.from(degrees, (degree) => 1 / (degree * Math.LN2)),
    mostEntropy: log(levels),
    fit: {
      levels: 0,
      curves,
      weights: new Float64Array(curves.length),
      slopes: new Float64Array(exponents.length),
    },
  };
}

interface Theory {
  readonly curves: readonly Float64Array[];
  readonly walk: readonly number[];
}

const theories = new Map<string, Theory>();

/** Computed once for each filter and depth; the order of the highpass filter does not matter. */
function theoryOf(name: WaveletName, levels: number): Theory {
  const key = `${name} ${levels}`;
  const known = theories.get(key);
  if (known !== undefined) return known;
  const rows = Array.from({ length: levels }, (_, j) => autocorrelation(filterOf(name, j + 1)));
  const curves = rows.map((row) => exponents.map((h) => log(energyOf(row, h)) / Math.LN2));
  const theory = { curves, walk: rows.map((row) => energyOf(row, 0.5)) };
  theories.set(key, theory);
  return theory;
}

/** The filter from the input to W_level. */
function filterOf(name: WaveletName, level: number): Float64Array {
  const { lowpass, highpass } = wavelet(name);
  let filter = Float64Array.of(1);
  for (let j = 1; j <= level; j++) {
    const taps = j === level ? highpass : lowpass;
    const step = 1 << (j - 1);
    const longer = new Float64Array(filter.length + step * (taps.length - 1));
    filter.forEach((x, i) => {
      taps.forEach((tap, l) => {
        longer[i + step * l] = longer[i + step * l]! + (x * tap) / Math.SQRT2;
      });
    });
    filter = longer;
  }
  return filter;
}

/** Σ_i h_i·h_{i+τ} for τ = 1, 2 … */
function autocorrelation(filter: Float64Array): Float64Array {
  return Float64Array.from({ length: filter.length - 1 }, (_, lag) => {
    let sum = 0;
    for (let i = 0; i + lag + 1 < filter.length; i++) sum += filter[i]! * filter[i + lag + 1]!;
    return sum;
  });
}

/** E W² where the input is fractional Brownian motion: −Σ_τ γ(τ)·τ^2H. */
function energyOf(correlations: Float64Array, hurst: number): number {
  return correlations.reduce((sum, c, i) => sum - c * exp(2 * hurst * log(i + 1)), 0);
}
