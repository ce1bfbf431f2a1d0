import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { cos } from '../core/sine.js';
import type { Periodogram } from './periodogram.js';

/** The spectrum of red noise (a first-order autoregression) that fits a periodogram best. */
export interface RedNoise {
  /** Correlation of one value with the next, 0 … 1. */
  readonly persistence: number;
  /** Power by frequency, on the grid of the periodogram. */
  readonly power: Float64Array;
}

/** −log(1 − persistence) is searched between 0, white noise, and this, a random walk. */
const nearestToWalk = 9;
/** Halvings by the golden ratio: the persistence is then known to 1e-6. */
const searchSteps = 30;
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Red noise that fits a periodogram, by Whittle's likelihood.
 *
 *   S(f) = σ² / (1 − 2φ·cos(2πf) + φ²),  φ and σ² least in Σ log S(f) + P(f)/S(f)
 *
 * Every frequency but zero is read, a peak among them: what a cycle adds to the noise makes the
 * verdict on the cycle more careful, as in Fisher's test.
 *
 * @source  P. Whittle, Estimation and information in stationary time series (1953)
 */
export function redNoiseOf({ frequency, power }: Periodogram, resolution: number): RedNoise {
  const first = frequency.findIndex((f) => f >= resolution);
  const cosines = frequency.map((f) => cos(2 * Math.PI * f));
  const misfit = (depth: number): number => {
    const fit = fitAt(1 - exp(-depth), cosines, power, first);
    return log(fit.variance) + fit.meanLog;
  };
  const persistence = 1 - exp(-lowest(misfit, 0, nearestToWalk));
  const { variance } = fitAt(persistence, cosines, power, first);
  return { persistence, power: cosines.map((c) => variance * shapeOf(persistence, c)) };
}

function shapeOf(persistence: number, cosine: number): number {
  return 1 / (1 - 2 * persistence * cosine + persistence * persistence);
}

/** The variance that fits best at one persistence, and the mean logarithm of the shape. */
function fitAt(
  persistence: number,
  cosines: Float64Array,
  power: Float64Array,
  first: number,
): { readonly variance: number; readonly meanLog: number } {
  let [ratio, logs] = [0, 0];
  for (let k = first; k < power.length; k++) {
    const shape = shapeOf(persistence, cosines[k]!);
    ratio += power[k]! / shape;
    logs += log(shape);
  }
  const count = power.length - first;
  return { variance: ratio / count, meanLog: logs / count };
}

/** Where a function with one valley is lowest, by golden section. */
function lowest(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let [atLeft, atRight] = [f(left), f(right)];
  for (let step = 0; step < searchSteps; step++) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}

/**
 * How likely noise alone reaches `ratio`, the power of a peak over that of the noise, at any of
 * `frequencies` independent frequencies: 1 − (1 − (1 − ratio/m)^(m − 1))^m.
 *
 * @source  R. A. Fisher, Tests of significance in harmonic analysis (1929), with the terms beyond
 *          the first put in as for independent frequencies
 */
export function peakProbability(ratio: number, frequencies: number): number {
  const share = Math.min(1, ratio / frequencies);
  const one = exp((frequencies - 1) * log(1 - share));
  return share < 1 ? -expm1(frequencies * log1p(-one)) : 0;
}

/** e^x − 1 without cancellation for x near 0: for x > −1e-5 by its series. */
function expm1(x: number): number {
  return x > -1e-5 ? x * (1 + x / 2) : exp(x) - 1;
}

/** log(1 + x) without cancellation for x near 0. */
function log1p(x: number): number {
  return x > -1e-5 ? x * (1 - x / 2) : log(1 + x);
}
