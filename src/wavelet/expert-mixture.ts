/**
 * Mean risks in σ²: of each expert over its last estimates, recent and lasting; and of the two
 * mixtures made by these.
 */
export type MixtureState = {
  count: number;
  recent: Float64Array;
  lasting: Float64Array;
  mixtures: Float64Array;
};

export function mixtureInit(experts: number): MixtureState {
  return {
    count: 0,
    recent: new Float64Array(experts),
    lasting: new Float64Array(experts),
    mixtures: new Float64Array(2),
  };
}

/** What each expert estimates, and how strongly that answers to the input that is estimated. */
export interface Opinions {
  readonly estimates: Float64Array;
  readonly responses: Float64Array;
  /** Experts, the first, that say something of a spike too. */
  readonly sturdy: number;
  /** The mean risks with this input: scratch. */
  readonly recent: Float64Array;
  readonly lasting: Float64Array;
}

/** Estimates that a recent risk is the mean of. */
const recentBars = 64;
/** Estimates that a lasting risk, and a mixture's, is the mean of. */
const lastingBars = 128;

/**
 * At `row[0]`, instead of the input that was estimated, the experts' mixture, each weighed by Stein's
 * unbiased estimate of its risk, which needs no clean series:
 *
 *   ρ_i = min((x̂_i − x)²/σ², 16) + 2·∂x̂_i/∂x;  R_i its mean of late, Q_i over some 128 estimates
 *   x̂_R = Σ w_i·x̂_i/Σ w_i,  w_i = (1 + 4·(R_i − min R))^−8;  x̂_Q the same of Q with 12 for 4
 *
 * The quick x̂_R is right where the series changes its ways, x̂_Q where it does not. Which of them is
 * better is judged like an expert, over 128 estimates and with 20 for 4; x̂_R, whose weights follow
 * the noise more, must be better by 0.025. Nothing is learnt of an input that is NaN, for a spike, nor
 * where there is no noise.
 */
export function mixtureStep(
  state: MixtureState,
  row: Float64Array,
  opinions: Opinions,
  keep: boolean,
): void {
  const { estimates, responses, recent, lasting, sturdy } = opinions;
  const target = row[0]!;
  const size = Number.isNaN(target) ? sturdy : recent.length;
  const sigma = row[1]!;
  const learns = sigma > 0 && !Number.isNaN(target);
  const perSigma = learns ? 1 / sigma : 0;
  const outlier = 16; // from there on an input says no more
  const priorBars = 17;
  const recentGain = learns ? 1 / recentBars : 0;
  const lastingGain = learns ? 1 / Math.min(lastingBars, state.count + priorBars) : 0;
  const isKept = keep === true && learns;
  const recentNow = isKept ? state.recent : recent; // what is not kept goes to scratch
  const lastingNow = isKept ? state.lasting : lasting;
  const recentBefore = state.recent;
  const lastingBefore = state.lasting;
  let leastRecent = Number.MAX_VALUE;
  let leastLasting = Number.MAX_VALUE;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    let r = recentBefore[i]!;
    let q = lastingBefore[i]!;
    if (learns) {
      const off = (estimates[i]! - target) * perSigma;
      const squared = off * off;
      const risk = (squared < outlier ? squared : outlier) + 2 * responses[i]!;
      r += recentGain * (risk - r);
      q += lastingGain * (risk - q);
    }
    recentNow[i] = r;
    lastingNow[i] = q;
    if (r < leastRecent) leastRecent = r;
    if (q < leastLasting) leastLasting = q;
  }
  let quickTotal = 0;
  let quickSum = 0;
  let quickResponse = 0;
  let calmTotal = 0;
  let calmSum = 0;
  let calmResponse = 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const ofRecent = 1 + 4 * (recentNow[i]! - leastRecent);
    const ofLasting = 1 + 12 * (lastingNow[i]! - leastLasting);
    const ofBoth = 1 / (ofRecent * ofLasting); // one division for two
    let quick = ofBoth * ofLasting;
    let calm = ofBoth * ofRecent;
    quick *= quick;
    calm *= calm;
    quick *= quick;
    calm *= calm;
    quick *= quick;
    calm *= calm;
    const estimate = estimates[i]!;
    const response = responses[i]!;
    quickTotal += quick;
    quickSum += quick * estimate;
    quickResponse += quick * response;
    calmTotal += calm;
    calmSum += calm * estimate;
    calmResponse += calm * response;
  }
  const quick = quickSum / quickTotal;
  const calm = calmSum / calmTotal;
  const quickOff = learns ? (quick - target) * perSigma : 0;
  const calmOff = learns ? (calm - target) * perSigma : 0;
  const quickNow = Math.min(quickOff * quickOff, outlier) + (2 * quickResponse) / quickTotal;
  const calmNow = Math.min(calmOff * calmOff, outlier) + (2 * calmResponse) / calmTotal;
  const { mixtures } = state;
  const quickRisk = mixtures[0]! + lastingGain * (quickNow - mixtures[0]!);
  const calmRisk = mixtures[1]! + lastingGain * (calmNow - mixtures[1]!);
  const excess = quickRisk + 0.025 - calmRisk;
  const quickWeight = eighth(1 / (1 + 20 * Math.max(excess, 0)));
  const calmWeight = eighth(1 / (1 + 20 * Math.max(-excess, 0)));
  row[0] = (quickWeight * quick + calmWeight * calm) / (quickWeight + calmWeight);
  if (!isKept) return;
  if (state.count < lastingBars) state.count += 1;
  mixtures[0] = quickRisk;
  mixtures[1] = calmRisk;
}

/** x⁸. */
function eighth(x: number): number {
  const squared = x * x;
  const fourth = squared * squared;
  return fourth * fourth;
}
