/**
 * How the threshold of a level is found: `own`, as measured best for the mode; `universal`,
 * σ_j·√(2 ln 1024) at every level; `bayes`, σ_j²/√(E[W_j²] − σ_j²); `sure`, the least of Stein's
 * risk. The last two learn from the recent past of their level.
 */
export type ThresholdRule = 'own' | 'universal' | 'bayes' | 'sure';

export interface ThresholdDesign {
  readonly rule: ThresholdRule;
  /** Multiplies every threshold. */
  readonly scale: number;
  /** c_j of T_j = c_j·σ_j under the own rule. */
  readonly factors: readonly number[];
  /** Standard deviation of noise in W_j over that in the input. */
  readonly noise: readonly number[];
}

/** Nothing is learnt. */
export const ownThresholds: ThresholdDesign = { rule: 'own', scale: 1, factors: [], noise: [] };

/** The mean W_j² of each level, and for each level the mean risk at each place of the grid. */
export type ThresholdState = { energies: Float64Array; risks: Float64Array };

/** √(2 ln 1024): a stream has no length, so one is chosen. */
const universal = 3.723297411059034;
/** Weight of the newest coefficient in what a level learns. */
const gain = 1 / 128;
/** Thresholds over σ_j among which `sure` chooses: 0, 0.25 … 4. */
const places = 17;
const spacing = 0.25;

export function thresholdInit({ rule, noise }: ThresholdDesign): ThresholdState {
  return {
    energies: new Float64Array(rule === 'bayes' ? noise.length : 0),
    risks: new Float64Array(rule === 'sure' ? noise.length * places : 0),
  };
}

/** The threshold for `w`, the newest coefficient of level `j` (from 0), and what is learnt of it. */
export function thresholdStep(
  state: ThresholdState,
  design: ThresholdDesign,
  j: number,
  w: number,
  sigma: number,
  keep: boolean,
): number {
  const deviation = design.noise[j]! * sigma;
  const { rule, scale } = design;
  if (rule === 'own') return scale * (design.factors[j]! * deviation);
  if (rule === 'universal') return scale * (universal * deviation);
  if (!(deviation > 0)) return 0;
  if (rule === 'sure') {
    const place = leastRisk(state.risks, j * places, Math.abs(w) / deviation, keep);
    return scale * (place * spacing * deviation);
  }
  const energy = state.energies[j]! + gain * (w * w - state.energies[j]!);
  if (keep) state.energies[j] = energy;
  const signal = energy - deviation * deviation;
  if (!(signal > 0)) return scale === 0 ? 0 : Number.MAX_VALUE;
  return scale * (deviation * (deviation / Math.sqrt(signal)));
}

/** Where on the grid Stein's risk of soft thresholds has been least: 1 − 2·[z ≤ c] + min(z, c)². */
function leastRisk(risks: Float64Array, start: number, z: number, keep: boolean): number {
  let least = Number.MAX_VALUE;
  let best = 0;
  for (let place = 0; place < places; place++) {
    const c = place * spacing;
    const clipped = Math.min(z, c);
    const before = risks[start + place]!;
    const risk = before + gain * (1 - (z <= c ? 2 : 0) + clipped * clipped - before);
    if (keep) risks[start + place] = risk;
    if (risk < least) {
      least = risk;
      best = place;
    }
  }
  return best;
}
