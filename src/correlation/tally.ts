import { exp } from '../core/exp.js';
import { probabilityOf } from '../statistics/log-odds.js';
import { ageInBars, isTime } from './age.js';
import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';

/** What all voices amount to, in numbers. */
export interface Tally {
  pUp: number;
  agreement: number;
  coverage: number;
}

/** The weights of one tally at a time, source by source; 0 for who is silent. */
let weights = new Float64Array(0);

/** What `voice` counts for at `now`, and how old it is; NaN where there is none, or it expired. */
export function ageOf(design: CorrelatorDesign, at: number, voice: Voice, now: number): number {
  if (voice.id === '' || !isTime(now)) return Number.NaN;
  if (voice.isFinal && voice.end > now) return Number.NaN; // known, but not yet over
  const { schedule, sources, expiryBars } = design;
  const ageBars = ageInBars(schedule, sources[at]!.timeframe, voice.end, now, voice.age);
  return ageBars > expiryBars ? Number.NaN : ageBars;
}

export function weightOf(design: CorrelatorDesign, at: number, ageBars: number): number {
  const { sources, halfLifeBars, skill } = design;
  return sources[at]!.weight * skill * exp((-Math.LN2 * ageBars) / halfLifeBars);
}

/** `pool` and coverage over `voices` at `now`, in scalars: bit for bit what the composite says. */
export function tally(design: CorrelatorDesign, voices: readonly Voice[], now: number): Tally {
  const { inKeyOrder, rho, fullWeight } = design;
  if (weights.length < voices.length) weights = new Float64Array(voices.length);
  let heard = 0;
  for (let i = 0; i < voices.length; i++) {
    const ageBars = ageOf(design, i, voices[i]!, now);
    const weight = Number.isNaN(ageBars) ? 0 : weightOf(design, i, ageBars);
    weights[i] = weight;
    heard += weight;
  }
  let weight = 0;
  for (let k = 0; k < inKeyOrder.length; k++) weight += weights[inKeyOrder[k]!]!;
  if (!(weight > 0)) return { pUp: 0.5, agreement: 0, coverage: heard / (fullWeight || 1) };
  let [squares, mean, votes] = [0, 0, 0];
  for (let k = 0; k < inKeyOrder.length; k++) {
    const i = inKeyOrder[k]!;
    if (weights[i] === 0) continue;
    const share = weights[i]! / weight;
    const { logOdds } = voices[i]!;
    squares += share * share;
    mean += share * logOdds;
    votes += share * Math.sign(logOdds);
  }
  const logOdds = (weight * mean) / (1 + (1 / squares - 1) * rho);
  return {
    pUp: probabilityOf(logOdds),
    agreement: Math.min(1, Math.abs(votes)),
    coverage: heard / (fullWeight || 1),
  };
}
