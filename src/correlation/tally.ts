import { exp } from '../core/exp.js';
import { probabilityOf } from '../statistics/log-odds.js';
import { ageInBars, isTime } from './age.js';
import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { agreementOf, pooledLogOdds } from './pool.js';

/** What all voices amount to, in numbers. */
export interface Tally {
  pUp: number;
  agreement: number;
  coverage: number;
}

/** Weights and log-odds of the voices of one tally at a time, heaviest first. */
let weights = new Float64Array(0);
let odds = new Float64Array(0);

/** What `voice` counts for at `now`, and how old it is; NaN where there is none, or it expired. */
export function ageOf(design: CorrelatorDesign, at: number, voice: Voice, now: number): number {
  if (voice.id === '' || !isTime(now)) return Number.NaN;
  if (voice.isFinal && voice.end > now) return Number.NaN; // known, but not yet over
  const { schedule, sources, expiryBars } = design;
  const ageBars = ageInBars(schedule, sources[at]!.timeframe, voice.end, now, voice.age);
  return ageBars > expiryBars ? Number.NaN : ageBars;
}

export function weightOf(design: CorrelatorDesign, at: number, ageBars: number): number {
  const { sources, halfLifeBars } = design;
  return sources[at]!.weight * exp((-Math.LN2 * ageBars) / halfLifeBars);
}

/** `pool` and coverage over `voices` at `now`, in scalars: bit for bit what the composite says. */
export function tally(design: CorrelatorDesign, voices: readonly Voice[], now: number): Tally {
  const { inKeyOrder, rho, fullWeight } = design;
  if (weights.length < voices.length) {
    weights = new Float64Array(voices.length);
    odds = new Float64Array(voices.length);
  }
  let count = 0;
  for (let k = 0; k < inKeyOrder.length; k++) {
    const i = inKeyOrder[k]!;
    const ageBars = ageOf(design, i, voices[i]!, now);
    const weight = Number.isNaN(ageBars) ? 0 : weightOf(design, i, ageBars);
    if (weight > 0) insert(weight, voices[i]!.logOdds, count++);
  }
  let heard = 0;
  for (let k = 0; k < count; k++) heard += weights[k]!;
  return {
    pUp: probabilityOf(pooledLogOdds(weights, odds, count, rho)),
    agreement: agreementOf(weights, odds, count),
    coverage: heard / (fullWeight || 1),
  };
}

/** Put a voice among the `count` there are, behind those that weigh as much. */
function insert(weight: number, logOdds: number, count: number): void {
  let at = count;
  for (; at > 0 && weights[at - 1]! < weight; at--) {
    weights[at] = weights[at - 1]!;
    odds[at] = odds[at - 1]!;
  }
  weights[at] = weight;
  odds[at] = logOdds;
}
