import { exp } from '../core/exp.js';
import { probabilityOf } from '../statistics/log-odds.js';
import { ageInBars, isTime } from './age.js';
import type { Voice } from './heard.js';
import { horizonFactor } from './horizon.js';
import type { CorrelatorDesign } from './options.js';
import { agreementOf, pooledFactors, pooledLogOdds } from './pool.js';

/** What all voices amount to, in numbers. */
export interface Tally {
  pUp: number;
  agreement: number;
  /** 0 where every voice that counts is of a source without skill. */
  coverage: number;
  /** What it is about; NaN where nothing counts. */
  horizonMs: number;
  /** Whether voices count, and every one of them is of a source without skill. */
  isNil: boolean;
}

/** The voices of one tally at a time, heaviest first: weights, log-odds, horizons, places. */
let weights = new Float64Array(0);
let odds = new Float64Array(0);
let horizons = new Float64Array(0);
let places = new Int32Array(0);

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
export function tally(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Tally {
  const count = rankVoices(design, voices, now);
  let [heard, skilled] = [0, 0];
  for (let k = 0; k < count; k++) {
    heard += weights[k]!;
    if (!voices[places[k]!]!.isNil) skilled += 1;
  }
  const isNil = count > 0 && skilled === 0;
  return {
    pUp: probabilityOf(pooledLogOdds(weights, odds, count, rho)),
    agreement: agreementOf(weights, odds, count),
    coverage: isNil ? 0 : heard / (design.fullWeight || 1),
    horizonMs: count > 0 ? horizonOf(design, count) : Number.NaN,
    isNil,
  };
}

/** What each of `voices` adds to the pooled log-odds, by its place; 0 where it does not count. */
export function partsOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Float64Array {
  const parts = new Float64Array(voices.length);
  const count = rankVoices(design, voices, now);
  const factors = pooledFactors(weights, count, rho);
  for (let k = 0; k < count; k++) parts[places[k]!] = factors[k]! * odds[k]!;
  return parts;
}

/** Put the voices that count into the tables, at the composite's horizon; how many there are. */
function rankVoices(design: CorrelatorDesign, voices: readonly Voice[], now: number): number {
  const { inKeyOrder } = design;
  if (weights.length < voices.length) {
    weights = new Float64Array(voices.length);
    odds = new Float64Array(voices.length);
    horizons = new Float64Array(voices.length);
    places = new Int32Array(voices.length);
  }
  let count = 0;
  for (let k = 0; k < inKeyOrder.length; k++) {
    const i = inKeyOrder[k]!;
    const ageBars = ageOf(design, i, voices[i]!, now);
    const weight = Number.isNaN(ageBars) ? 0 : weightOf(design, i, ageBars);
    if (weight > 0) insert(weight, voices[i]!, i, count++);
  }
  if (count === 0) return 0;
  const horizon = horizonOf(design, count);
  for (let k = 0; k < count; k++) odds[k] = odds[k]! * horizonFactor(horizons[k]!, horizon);
  return count;
}

/** What the voices in the tables are brought to: what is asked for, or the heaviest's longest. */
function horizonOf({ horizonMs }: CorrelatorDesign, count: number): number {
  if (horizonMs !== undefined) return horizonMs;
  let longest = horizons[0]!;
  for (let k = 1; k < count && weights[k] === weights[0]; k++) {
    longest = Math.max(longest, horizons[k]!);
  }
  return longest;
}

/** Put a voice among the `count` there are, behind those that weigh as much. */
function insert(weight: number, voice: Voice, place: number, count: number): void {
  let at = count;
  for (; at > 0 && weights[at - 1]! < weight; at--) {
    weights[at] = weights[at - 1]!;
    odds[at] = odds[at - 1]!;
    horizons[at] = horizons[at - 1]!;
    places[at] = places[at - 1]!;
  }
  weights[at] = weight;
  odds[at] = voice.logOdds;
  horizons[at] = voice.horizonMs;
  places[at] = place;
}
