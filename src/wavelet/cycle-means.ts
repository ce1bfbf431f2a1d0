import { misfit } from '../core/state.js';

/** Exponentially weighted means of each level's complex coefficients. */
export type CycleMeansState = {
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

/**
 * Take in `now`, which came after `before`, and write the means into `to`, which may be `state`.
 * Numbers within `rounding` of 0 are no movement.
 */
export function cycleMeansStep(
  state: CycleMeansState,
  now: Complexes,
  before: Complexes,
  decay: number,
  rounding: number,
  to: CycleMeansState,
): void {
  const weight = 1 + decay * state.weight;
  const gain = 1 / weight;
  const least = rounding * rounding;
  for (let j = 0; j < state.energies.length; j = (j + 1) | 0) {
    const [a, b] = [now.real[j]!, now.imaginary[j]!];
    const [c, d] = [before.real[j]!, before.imaginary[j]!];
    const squared = a * a + b * b;
    const moves = squared > least ? gain : 0;
    const [energy, re, im] = [state.energies[j]!, state.turnsReal[j]!, state.turnsImaginary[j]!];
    to.energies[j] = energy - gain * energy + moves * squared;
    to.turnsReal[j] = re - gain * re + moves * (a * c + b * d);
    to.turnsImaginary[j] = im - gain * im + moves * (b * c - a * d);
  }
  to.weight = weight;
}

/** Refuse means that no coefficients have. */
export function requireMeans(state: CycleMeansState, isWarm: boolean, path: string): void {
  const { weight, energies, turnsReal, turnsImaginary } = state;
  if (weight >= 1 !== isWarm) throw misfit(`${path}.weight`, 'is not of so many inputs');
  const isOver = energies.some((energy, j) => {
    const turn = Math.max(Math.abs(turnsReal[j]!), Math.abs(turnsImaginary[j]!));
    return !isWarm && (energy !== 0 || turn !== 0);
  });
  if (isOver) throw misfit(`${path}.energies`, 'are there before any coefficient');
}
