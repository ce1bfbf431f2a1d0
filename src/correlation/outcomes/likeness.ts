import { notNegative, requireInvariants } from '../../core/invariants.js';
import { fitState, misfit, type State } from '../../core/state.js';

/**
 * How alike voices are: the mean correlation of their log-odds among moments that had the same
 * outcome. Across outcomes they also share the truth, and independent voices would look alike.
 */
export type LikenessState = {
  /** Sum over moments of the mean product of two voices' deviations, and the moments' weight. */
  products: number;
  weight: number;
  /** Of each source, after down and after up: weight, mean, and the mean of squares about it. */
  readonly moments: Float64Array;
};

/** Moments that the prior counts for. */
const priorMoments = 200;
/** Moments of a source and outcome before its deviations are taken for such. */
const leastMoments = 30;
/** Of what is remembered, at one moment more. */
const memory = 1 - 1 / 8192;

export const likenessInit = (sources: number): LikenessState => ({
  products: 0,
  weight: 0,
  moments: new Float64Array(sources * 6),
});

/** `rho` is what is believed before there are outcomes: as many moments of it, forgotten like all others. */
export function learnedRho({ products, weight }: LikenessState, rho: number): number {
  const prior = priorMoments * Math.max(0, 1 - weight * (1 - memory));
  return Math.min(1, Math.max(0, (prior * rho + products) / (prior + weight)));
}

/** The deviation of one voice among moments of the same `outcome`, in units of theirs; NaN if unknown. */
export function deviationOf(
  state: LikenessState,
  source: number,
  logOdds: number,
  outcome: number,
): number {
  const { moments } = state;
  const at = source * 6 + outcome * 3;
  const [weight, mean, squares] = [moments[at]!, moments[at + 1]!, moments[at + 2]!];
  return weight < leastMoments ? Number.NaN : (logOdds - mean) / Math.sqrt(squares);
}

/** One voice had `logOdds` before `outcome`, 0 or 1. */
export function noteVoice(
  state: LikenessState,
  source: number,
  logOdds: number,
  outcome: number,
): void {
  const { moments } = state;
  const at = source * 6 + outcome * 3;
  const weight = memory * moments[at]! + 1;
  const gain = 1 / weight;
  const distance = logOdds - moments[at + 1]!;
  moments[at] = weight;
  moments[at + 1] = moments[at + 1]! + gain * distance;
  moments[at + 2] = (1 - gain) * (moments[at + 2]! + gain * distance * distance);
}

/** Before one outcome the voices' deviations had this mean product over pairs; NaN if unknown. */
export function noteProduct(state: LikenessState, product: number): void {
  if (!Number.isFinite(product)) return;
  state.products = memory * state.products + product;
  state.weight = memory * state.weight + 1;
}

/** One voice and the heaviest other, −1 if there was none, had these log-odds before `outcome`. */
export function noteVoices(
  state: LikenessState,
  said: Record<'source' | 'logOdds' | 'other' | 'otherLogOdds', number>,
  outcome: number,
): void {
  const { source, logOdds, other, otherLogOdds } = said;
  if (other >= 0) {
    const own = deviationOf(state, source, logOdds, outcome);
    noteProduct(state, own * deviationOf(state, other, otherLogOdds, outcome));
    noteVoice(state, other, otherLogOdds, outcome);
  }
  noteVoice(state, source, logOdds, outcome);
}

export function likenessFrom(
  given: State | undefined,
  path: string,
  sources: number,
): LikenessState {
  const state = fitState(likenessInit(sources), given, path);
  requireInvariants(state, promises, path);
  state.moments.forEach((x, i) => {
    if (i % 3 !== 1 && !(x >= 0)) throw misfit(`${path}.moments[${i}]`, 'is below 0');
  });
  return state;
}

const promises = {
  __proto__: null,
  weight: notNegative,
  products: [-1e12, 1e12],
  moments: [-1e6, 1e6],
} as const;
