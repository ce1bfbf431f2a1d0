import type { AdaptiveDesign } from './adaptive-design.js';
import { fields, filters } from './delayed-kernel.js';
import { type DelayedState, judgedBars, waitingFields } from './delayed-state.js';
import { lookBackFromJump } from './look-back.js';

/** Estimates that a risk is a mean of at first. */
const priorBars = 17;

/**
 * At `row[0]` what is said of the input `delay` before; σ² is at `row[1]` of the design.
 *
 * The quick mixture of the filters, the calm one and Haar are each judged by Stein's unbiased estimate
 * of their risk, which needs no clean series:
 *
 *   ρ = min((x̂ − x)²/σ², 16) + 2·∂x̂/∂x;  R its mean over some 64 estimates;  w = (1 + 4·(R − least R))^−8
 *
 * Nothing is learnt of an input that is a spike, and Haar, which has it in its means, is not asked.
 */
export function mix(state: DelayedState, row: Float64Array, design: AdaptiveDesign): void {
  const { slot, records, innovations, known, risks, waiting, weights } = state;
  const { delay, ring, bankWaits, looks, taps, responses, settledBars } = design;
  const said = design.row;
  const variance = said[1]!;
  const mask = ring - 1;
  const then = ((slot - delay) & mask) | 0;
  const from = (then + 1) & mask;
  const longest = (looks.length / filters) | 0;
  const target = waiting[(then * waitingFields) | 0]!;
  const believed = waiting[(then * waitingFields + 1) | 0]!;
  let quickResponse = weights[2 * filters]!;
  let calmResponse = weights[2 * filters + 1]!;
  let quick = quickResponse * believed;
  let calm = calmResponse * believed;
  for (let i = 0; i < filters; i = (i + 1) | 0) {
    const ofQuick = weights[(2 * i) | 0]!;
    const ofCalm = weights[(2 * i + 1) | 0]!;
    if (ofQuick + ofCalm === 0) continue;
    let estimate = records[(then * filters * fields + i * fields) | 0]!;
    let response = responses[i]!;
    if (records[(slot * filters * fields + i * fields + 2) | 0]! < settledBars[i]!) {
      lookBackFromJump(state, design, i);
      estimate = said[0]!;
      response = said[1]!;
    } else {
      let c = (i * longest) | 0;
      let k = (2 * i * ring + from) | 0;
      const end = (k + taps[i]!) | 0;
      for (; k < end; k = (k + 4) | 0) {
        estimate +=
          looks[c]! * innovations[k]! +
          looks[(c + 1) | 0]! * innovations[(k + 1) | 0]! +
          (looks[(c + 2) | 0]! * innovations[(k + 2) | 0]! +
            looks[(c + 3) | 0]! * innovations[(k + 3) | 0]!);
        c = (c + 4) | 0;
      }
    }
    quick += ofQuick * estimate;
    quickResponse += ofQuick * response;
    calm += ofCalm * estimate;
    calmResponse += ofCalm * response;
  }
  const bankAt = (((slot - bankWaits) & mask) * waitingFields) | 0;
  const haar = waiting[(bankAt + 2) | 0]!;
  const isSpike = Number.isNaN(target);
  if (variance > 0 && !isSpike) {
    const perVariance = 1 / variance;
    const outlier = 16; // from there on an input says no more
    const judged = known[2]!;
    let gain = 1 / judgedBars;
    if (judged < judgedBars) {
      gain = 1 / Math.min(judgedBars, judged + priorBars);
      known[2] = judged + 1;
    }
    const quickOff = (quick - target) * (quick - target) * perVariance;
    const calmOff = (calm - target) * (calm - target) * perVariance;
    const haarOff = (haar - target) * (haar - target) * perVariance;
    const quickRisk = (quickOff < outlier ? quickOff : outlier) + 2 * quickResponse;
    const calmRisk = (calmOff < outlier ? calmOff : outlier) + 2 * calmResponse;
    const haarRisk = (haarOff < outlier ? haarOff : outlier) + 2 * waiting[(bankAt + 3) | 0]!;
    risks[0] = risks[0]! + gain * (quickRisk - risks[0]!);
    risks[1] = risks[1]! + gain * (calmRisk - risks[1]!);
    risks[2] = risks[2]! + gain * (haarRisk - risks[2]!);
  }
  const ofQuick = risks[0]!;
  const ofCalm = risks[1]!;
  const ofHaar = risks[2]!;
  let least = ofQuick < ofCalm ? ofQuick : ofCalm;
  if (ofHaar < least) least = ofHaar;
  const quickOver = 1 + 4 * (ofQuick - least);
  const calmOver = 1 + 4 * (ofCalm - least);
  const haarOver = 1 + 4 * (ofHaar - least);
  let quickShare = calmOver * haarOver; // the three times their product, which saves three divisions
  let calmShare = quickOver * haarOver;
  let haarShare = quickOver * calmOver;
  quickShare *= quickShare;
  calmShare *= calmShare;
  haarShare *= haarShare;
  quickShare *= quickShare;
  calmShare *= calmShare;
  haarShare *= haarShare;
  quickShare *= quickShare;
  calmShare *= calmShare;
  haarShare *= haarShare;
  if (isSpike) haarShare = 0;
  row[0] =
    (quickShare * quick + calmShare * calm + haarShare * haar) /
    (quickShare + calmShare + haarShare);
}
