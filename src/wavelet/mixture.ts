import type { AdaptiveDesign } from './adaptive-design.js';
import type { DelayedState } from './delayed-state.js';
import { lookBackFromJump } from './look-back.js';

/**
 * At `row[0]` what is said of the input `delay` before; σ² is at `row[1]` of the design.
 *
 * The mixture of the filters and Haar are each judged by Stein's unbiased estimate of their risk, which
 * needs no clean series:
 *
 *   ρ = min((x̂ − x)²/σ², 16) + 2·∂x̂/∂x;  R its mean over some 64 estimates
 *   the worse has (1 + 5·|R − R′|)^−8 of the better one's weight, Haar's R counting 0.03 more
 *
 * Nothing is learnt of an input that is a spike, and Haar, which has it in its means, is not asked.
 * Constants are literals here, because V8 loads and checks those of a bundle's module at each use.
 */
export function mix(state: DelayedState, row: Float64Array, design: AdaptiveDesign): void {
  const filters = 7;
  const fields = 3;
  const width = 21;
  const waitingFields = 4;
  const judgedBars = 64; // estimates that a risk is a mean of
  const priorBars = 17; // and at first
  const outlier = 16; // squared misses, from where on an input says no more
  const { slot, records, innovations, known, risks, waiting, weights, heard } = state;
  const { delay, ring, bankWaits, most, looks, taps, responses, settledBars } = design;
  const said = design.row;
  const variance = said[1]!;
  const mask = ring - 1;
  const then = ((slot - delay) & mask) | 0;
  const from = (then + 1) & mask;
  const target = waiting[(then * waitingFields) | 0]!;
  let response = weights[filters]!;
  let estimate = response * waiting[(then * waitingFields + 1) | 0]!;
  const count = heard[filters]!;
  for (let h = 0; h < count; h = (h + 1) | 0) {
    const i = heard[h]! | 0;
    const weight = weights[i]!;
    const own = (i * fields) | 0;
    if (records[(slot * width + own + 2) | 0]! < settledBars[i]!) {
      lookBackFromJump(state, design, i);
      estimate += weight * said[0]!;
      response += weight * said[1]!;
      continue;
    }
    let smoothed = records[(then * width + own) | 0]!;
    let c = (i * most) | 0;
    let k = (2 * i * ring + from) | 0;
    const end = (k + taps[i]!) | 0;
    for (; k < end; k = (k + 4) | 0) {
      smoothed +=
        looks[c]! * innovations[k]! +
        looks[(c + 1) | 0]! * innovations[(k + 1) | 0]! +
        (looks[(c + 2) | 0]! * innovations[(k + 2) | 0]! +
          looks[(c + 3) | 0]! * innovations[(k + 3) | 0]!);
      c = (c + 4) | 0;
    }
    estimate += weight * smoothed;
    response += weight * responses[i]!;
  }
  const bankAt = (((slot - bankWaits) & mask) * waitingFields) | 0;
  const haar = waiting[(bankAt + 2) | 0]!;
  if (Number.isNaN(target)) {
    row[0] = estimate;
    return;
  }
  let ofMixture = risks[0]!;
  let ofHaar = risks[1]!;
  if (variance > 0) {
    const perVariance = 1 / variance;
    const judged = known[2]!;
    let gain = 1 / judgedBars;
    if (judged < judgedBars) {
      gain = 1 / Math.min(judgedBars, judged + priorBars);
      known[2] = judged + 1;
    }
    const off = (estimate - target) * (estimate - target) * perVariance;
    const haarOff = (haar - target) * (haar - target) * perVariance;
    ofMixture += gain * ((off < outlier ? off : outlier) + 2 * response - ofMixture);
    const haarResponse = waiting[(bankAt + 3) | 0]!;
    ofHaar += gain * ((haarOff < outlier ? haarOff : outlier) + 2 * haarResponse - ofHaar);
    risks[0] = ofMixture;
    risks[1] = ofHaar;
  }
  const lead = ofHaar + 0.03 - ofMixture;
  let over = 1 + 5 * Math.abs(lead);
  over *= over;
  over *= over;
  over *= over;
  const share = 1 / (1 + over); // of the worse
  row[0] = estimate + (lead < 0 ? 1 - share : share) * (haar - estimate);
}
