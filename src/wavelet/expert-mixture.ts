/** Each expert's mean risk in σ², over some 64 estimates and over some 128. */
export type MixtureState = { count: number; recent: Float64Array; lasting: Float64Array };

export function mixtureInit(experts: number): MixtureState {
  return { count: 0, recent: new Float64Array(experts), lasting: new Float64Array(experts) };
}

/** What each expert estimates, and how strongly that answers to the input that is estimated. */
export interface Opinions {
  readonly estimates: Float64Array;
  readonly responses: Float64Array;
  /** The mean risks with this input: scratch. */
  readonly recent: Float64Array;
  readonly lasting: Float64Array;
}

/**
 * At `row[0]`, instead of the input that was estimated, the experts' mixture, each weighed by Stein's
 * unbiased estimate of its risk, which needs no clean series:
 *
 *   R_i ← R_i + (min((x̂_i − x)²/σ², 16) + 2·∂x̂_i/∂x − R_i)/64,  Q_i the same with 1/128
 *   x̂ = Σ w_i·x̂_i/Σ w_i,  w_i = ((1 + 4·(R_i − min R))·(1 + 4·(Q_i − min Q)))^−8
 *
 * Nothing is learnt of an input that is NaN, for a spike, nor where there is no noise.
 */
export function mixtureStep(
  state: MixtureState,
  row: Float64Array,
  { estimates, responses, recent, lasting }: Opinions,
  keep: boolean,
): void {
  const size = recent.length;
  const target = row[0]!;
  const perSigma = 1 / row[1]!;
  const learns = row[1]! > 0 && !Number.isNaN(target);
  const outlier = 16; // from there on an input says no more
  const priorBars = 16;
  const recentGain = learns ? 1 / 64 : 0;
  const lastingGain = learns ? 1 / Math.min(128, state.count + 1 + priorBars) : 0;
  let leastRecent = Number.MAX_VALUE;
  let leastLasting = Number.MAX_VALUE;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    let risk = 0;
    if (learns) {
      const off = (estimates[i]! - target) * perSigma;
      risk = Math.min(off * off, outlier) + 2 * responses[i]!;
    }
    const r = state.recent[i]! + recentGain * (risk - state.recent[i]!);
    const q = state.lasting[i]! + lastingGain * (risk - state.lasting[i]!);
    recent[i] = r;
    lasting[i] = q;
    if (r < leastRecent) leastRecent = r;
    if (q < leastLasting) leastLasting = q;
  }
  let total = 0;
  let mixed = 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const excess = (1 + 4 * (recent[i]! - leastRecent)) * (1 + 4 * (lasting[i]! - leastLasting));
    const once = 1 / excess;
    const twice = once * once;
    const fourth = twice * twice;
    const weight = fourth * fourth;
    total += weight;
    mixed += weight * estimates[i]!;
  }
  row[0] = mixed / total;
  if (!keep || !learns) return;
  if (state.count < 128) state.count += 1;
  state.recent.set(recent);
  state.lasting.set(lasting);
}
