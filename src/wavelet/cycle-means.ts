import { misfit } from '../core/state.js';

/** The last complex coefficient of each level, and what they are like in an exponentially weighted mean. */
export type CycleMeansState = {
  real: Float64Array;
  imaginary: Float64Array;
  /** Sum of weights, that of the newest being 1: 0 while there is nothing to weigh. */
  weight: number;
  /** Mean of |z|². */
  energies: Float64Array;
  /** Mean of z[t]·conj z[t−1], whose angle is the wave's angle an input. */
  turnsReal: Float64Array;
  turnsImaginary: Float64Array;
};

export function cycleMeansInit(levels: number): CycleMeansState {
  return {
    real: new Float64Array(levels).fill(Number.NaN),
    imaginary: new Float64Array(levels).fill(Number.NaN),
    weight: 0,
    energies: new Float64Array(levels),
    turnsReal: new Float64Array(levels),
    turnsImaginary: new Float64Array(levels),
  };
}

/** One complex number a level. */
export interface Complexes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Take in `now` and write what comes of it into `to`, which may be `state`. What is within `rounding` of 0 is no movement. */
export function cycleMeansStep(
  state: CycleMeansState,
  now: Complexes,
  decay: number,
  rounding: number,
  to: CycleMeansState,
): void {
  const weight = 1 + decay * state.weight;
  const gain = 1 / weight;
  const least = rounding * rounding;
  for (let j = 0; j < state.energies.length; j = (j + 1) | 0) {
    const [a, b] = [now.real[j]!, now.imaginary[j]!];
    const [c, d] = [state.real[j]!, state.imaginary[j]!];
    const squared = a * a + b * b;
    const moves = squared > least ? gain : 0;
    const [energy, re, im] = [state.energies[j]!, state.turnsReal[j]!, state.turnsImaginary[j]!];
    to.energies[j] = energy - gain * energy + moves * squared;
    to.turnsReal[j] = re - gain * re + moves * (a * c + b * d);
    to.turnsImaginary[j] = im - gain * im + moves * (b * c - a * d);
  }
  to.weight = weight;
  cycleMeansHear(to, now);
}

/** Only remember the coefficients. */
export function cycleMeansHear(state: CycleMeansState, { real, imaginary }: Complexes): void {
  state.real.set(real);
  state.imaginary.set(imaginary);
}

/** Refuse means that `count` inputs do not leave behind, where the first mean comes with `warmUp`. */
export function requireMeans(
  state: CycleMeansState,
  count: number,
  warmUp: number,
  path: string,
): void {
  const { weight, energies, turnsReal, turnsImaginary, real, imaginary } = state;
  const isWarm = count >= warmUp;
  if (weight >= 1 !== isWarm) throw misfit(`${path}.weight`, 'is not of so many inputs');
  const isStill = (x: number): boolean => x === 0;
  const areStill = [energies, turnsReal, turnsImaginary].every((row) => row.every(isStill));
  if (!isWarm && !areStill) throw misfit(`${path}.energies`, 'are there before any coefficient');
  const areThere = ![...real, ...imaginary].some(Number.isNaN);
  if (count >= warmUp - 1 && !areThere) throw misfit(`${path}.real`, 'are not there');
}
