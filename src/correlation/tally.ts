import { probabilityOf } from '../statistics/log-odds.js';
import { ageInBars, isTime } from './age.js';
import { decayOf } from './decay.js';
import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { agreementOf, pooledFactors, pooledLogOdds } from './pool.js';
import { type Ranked, rank, rankingOf, voiceAt, voiceWidth } from './ranking.js';

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

/** Bars since `voice` was said; NaN where there is none, its bar is not over, or it has expired. */
export function ageOf(design: CorrelatorDesign, at: number, voice: Voice, now: number): number {
  if (voice.id === '' || !isTime(now)) return Number.NaN;
  if (voice.isFinal && voice.end > now) return Number.NaN; // known, but not yet over
  const { schedule, sources, expiryBars } = design;
  const { age } = voice;
  if (now > age.end && age.begun > expiryBars + 1) return Number.NaN; // it had expired before
  const ageBars = ageInBars(schedule, sources[at]!.timeframe, voice.end, now, age);
  return ageBars > expiryBars ? Number.NaN : ageBars;
}

export function weightOf(design: CorrelatorDesign, at: number, ageBars: number): number {
  return design.sources[at]!.weight * decayOf(design, ageBars);
}

/** `pool` and coverage over `voices` at `now`, in scalars: bit for bit what the composite says. */
export function tally(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Readonly<Tally> {
  return tallied(design, ranked(design, voices, now), rho);
}

/** What ranked voices amount to: one record, good until the next is asked for. */
export function tallied(
  design: CorrelatorDesign,
  { weights, odds, count, skilled, horizonMs }: Ranked,
  rho: number,
): Readonly<Tally> {
  let heard = 0;
  for (let k = 0; k < count; k++) heard += weights[k]!;
  last.isNil = count > 0 && skilled === 0;
  last.pUp = probabilityOf(pooledLogOdds(weights, odds, count, rho));
  last.agreement = agreementOf(weights, odds, count);
  last.coverage = last.isNil ? 0 : heard / (design.fullWeight || 1);
  last.horizonMs = horizonMs;
  return last;
}

const last: Tally = { pUp: 0.5, agreement: 0.5, coverage: 0.5, horizonMs: 0.5, isNil: false };

/** What each of `voices` adds to the pooled log-odds, by its place; 0 where it does not count. */
export function partsOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Float64Array {
  const parts = new Float64Array(voices.length);
  const { weights, odds, count } = ranked(design, voices, now);
  const factors = pooledFactors(weights, count, rho);
  const { inKeyOrder } = design;
  const { order } = ranking;
  for (let k = 0; k < count; k++) parts[inKeyOrder[order[k]!]!] = factors[k]! * odds[k]!;
  return parts;
}

/** The voices that count, heaviest first, at the composite's horizon. */
function ranked(design: CorrelatorDesign, list: readonly Voice[], now: number): Readonly<Ranked> {
  const { inKeyOrder } = design;
  const { length } = inKeyOrder;
  if (ranking.order.length !== length) ranking = rankingOf(length);
  const { voices } = ranking;
  for (let place = 0; place < length; place++) {
    const source = inKeyOrder[place]!;
    const voice = list[source]!;
    const ageBars = ageOf(design, source, voice, now);
    const to = place * voiceWidth;
    const isHeard = !Number.isNaN(ageBars);
    voices[to + voiceAt.weight] = isHeard ? weightOf(design, source, ageBars) : Number.NaN;
    voices[to + voiceAt.logOdds] = voice.logOdds;
    voices[to + voiceAt.horizonMs] = voice.horizonMs;
    voices[to + voiceAt.isNil] = Number(voice.isNil);
  }
  return rank(ranking, design.horizonMs);
}

/** The one of all lists: where its order begins does not matter. */
let ranking = rankingOf(0);
