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
  /** Half the sum of squares about the mean, the prior's included. */
  readonly squares: Float64Array;
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
  readonly byLength: ByLength;
}

/** What depends on the length n of a run alone: a = (deviationInputs + n)/2, k = meanInputs + n. */
export interface ByLength {
  /** Γ(a + ½)/Γ(a)·√(k/(k + 1)) */
  readonly factors: Float64Array;
  /** 1/(k + 1): of an input's distance, what the mean moves. */
  readonly gains: Float64Array;
  /** k/(k + 1)/2: of its square, what half the sum of squares grows by. */
  readonly shares: Float64Array;
  /** 1/a */
  readonly inverseShapes: Float64Array;
}

export function byLengthOf(
  { deviationInputs, meanInputs }: Pick<RunDesign, 'deviationInputs' | 'meanInputs'>,
  longestRun: number,
): ByLength {
  const numbers = (): Float64Array => new Float64Array(longestRun + 1);
  const [factors, gains, shares, inverseShapes] = [numbers(), numbers(), numbers(), numbers()];
  // Γ(a + ½)/Γ(a) is 1/√π at ½; half a step further it is a over itself.
  let gammas = 1 / Math.sqrt(Math.PI);
  for (let inputs = 1; inputs < deviationInputs; inputs++) gammas = inputs / 2 / gammas;
  for (let n = 0; n <= longestRun; n++) {
    const weight = meanInputs + n;
    const shape = (deviationInputs + n) / 2;
    factors[n] = gammas * Math.sqrt(weight / (weight + 1));
    gains[n] = 1 / (weight + 1);
    shares[n] = weight / (weight + 1) / 2;
    inverseShapes[n] = 1 / shape;
    gammas = shape / gammas;
  }
  return { factors, gains, shares, inverseShapes };
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
  beliefs.lengths[0] = 0;
  beliefs.means[0] = mean;
  beliefs.squares[0] = (deviation * deviation * deviationInputs) / 2;
}

/** `beliefs` without what is left of entries that are no longer believed in. */
export function believed(beliefs: RunBeliefs): RunBeliefs {
  const { entryCount, lengths, probabilities, means, squares } = beliefs;
  for (const numbers of [lengths, probabilities, means, squares]) {
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
