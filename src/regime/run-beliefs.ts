import { log } from '../core/log.js';
import { misfit } from '../core/state.js';

/**
 * What is believed of the run of inputs that goes on: one entry for each length it may have, the
 * shortest first. The first one, of length 0, is a run that begins with the next input.
 */
export type RunBeliefs = {
  entryCount: number;
  readonly lengths: Float64Array;
  readonly probabilities: Float64Array;
  readonly means: Float64Array;
  /** Half the sum of squares about the mean, the prior's included, and its logarithm. */
  readonly squares: Float64Array;
  readonly logSquares: Float64Array;
};

/** What is expected of a new run. */
export interface RunDesign {
  /** Probability that a run ends before an input. */
  readonly hazard: number;
  /** Lengths from this one on are not told apart. */
  readonly longestRun: number;
  /** Lengths up to this one are of a recent change. */
  readonly recentInputs: number;
  readonly mean: number;
  /** Inputs that the mean counts for. */
  readonly meanInputs: number;
  readonly deviation: number;
  /** Inputs that the deviation counts for; an integer. */
  readonly deviationInputs: number;
  /** By length n: ln Γ(a + ½) − ln Γ(a) + ½·ln(k/(k + 1)), a = (deviationInputs + n)/2, k = meanInputs + n. */
  readonly logFactors: Float64Array;
}

export function logFactorsOf(
  { deviationInputs, meanInputs }: Pick<RunDesign, 'deviationInputs' | 'meanInputs'>,
  longestRun: number,
): Float64Array {
  const factors = new Float64Array(longestRun + 1);
  // ln Γ(a + ½) − ln Γ(a) is −½·ln π at ½; half a step further it is ln a less itself.
  let gammas = -0.5 * log(Math.PI);
  for (let inputs = 1; inputs < deviationInputs; inputs++) gammas = log(inputs / 2) - gammas;
  for (let n = 0; n <= longestRun; n++) {
    const weight = meanInputs + n;
    factors[n] = gammas + 0.5 * log(weight / (weight + 1));
    gammas = log((deviationInputs + n) / 2) - gammas;
  }
  return factors;
}

/** Before any input. */
export function runBeliefs(design: RunDesign): RunBeliefs {
  const numbers = (): Float64Array => new Float64Array(design.longestRun + 2);
  const beliefs = {
    entryCount: 1,
    lengths: numbers(),
    probabilities: numbers(),
    means: numbers(),
    squares: numbers(),
    logSquares: numbers(),
  };
  beliefs.probabilities[0] = 1;
  startRun(beliefs, design);
  return beliefs;
}

/** A run that begins with the next input. */
export function startRun(
  beliefs: RunBeliefs,
  { mean, deviation, deviationInputs }: RunDesign,
): void {
  const squares = (deviation * deviation * deviationInputs) / 2;
  beliefs.lengths[0] = 0;
  beliefs.means[0] = mean;
  beliefs.squares[0] = squares;
  beliefs.logSquares[0] = log(squares);
}

/** `beliefs` without what is left of entries that are no longer believed in. */
export function believed(beliefs: RunBeliefs): RunBeliefs {
  const { entryCount, lengths, probabilities, means, squares, logSquares } = beliefs;
  for (const numbers of [lengths, probabilities, means, squares, logSquares]) {
    numbers.fill(0, entryCount);
  }
  return beliefs;
}

/** Refuse, with a `SnapshotError`, what no inputs lead to. */
export function requireRuns(beliefs: RunBeliefs, { longestRun }: RunDesign, path: string): void {
  const { entryCount, lengths, probabilities, means, squares } = beliefs;
  if (!(entryCount >= 1 && entryCount <= longestRun + 1)) {
    throw misfit(`${path}.entryCount`, 'is of no runs');
  }
  let total = 0;
  for (let i = 0; i < entryCount; i++) {
    const isLength = Number.isInteger(lengths[i]) && lengths[i]! <= longestRun;
    const isNext = i === 0 ? lengths[i] === 0 : lengths[i]! > lengths[i - 1]!;
    const isSound = probabilities[i]! >= 0 && squares[i]! > 0 && squares[i]! < Number.MAX_VALUE;
    if (!(isLength && isNext && isSound && Math.abs(means[i]!) <= 1e150)) {
      throw misfit(`${path}.lengths[${i}]`, 'is of no run');
    }
    total += probabilities[i]!;
  }
  if (!(Math.abs(total - 1) < 1e-9)) throw misfit(`${path}.probabilities`, 'do not add up to 1');
}
