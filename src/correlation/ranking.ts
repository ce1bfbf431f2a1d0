import { horizonFactorRaw } from './horizon.js';

/**
 * Voices to be ranked. Places are those of the sources by their keys: of equals, the first counts
 * first. Who has them writes their numbers, and ranks them.
 */
export interface Ranking {
  /** `voiceWidth` numbers a place, at `voiceAt`. */
  readonly voices: Float64Array;
  /** All places, heaviest first. The next ranking begins from it: between two, little moves. */
  readonly order: Int32Array;
}

/** Whose weight is not above 0 does not count. The last four are for who works out weights. */
export const voiceAt = {
  weight: 0,
  logOdds: 1,
  horizonMs: 2,
  isNil: 3,
  end: 4,
  start: 5,
  begunBars: 6,
  leftOfBar: 7,
} as const;
export const voiceWidth = 8;

export const rankingOf = (places: number): Ranking => ({
  voices: new Float64Array(places * voiceWidth).fill(Number.NaN),
  order: Int32Array.from({ length: places }, (_, place) => place),
});

export const copiedRanking = ({ voices, order }: Ranking): Ranking => ({
  voices: voices.slice(),
  order: order.slice(),
});

/** The voices that count, heaviest first. */
export interface Ranked {
  count: number;
  /** By rank; log-odds at `horizonMs`. */
  weights: Float64Array;
  odds: Float64Array;
  /** What all are brought to; NaN where nothing counts. */
  horizonMs: number;
  /** Those in whose source outcomes have shown skill, or had no time to. */
  skilled: number;
}

/** Heaviest first, at the horizon `askedMs`, or else at the longest of the heaviest: one record, good until the next. */
export function rank({ voices, order }: Ranking, askedMs: number | undefined): Readonly<Ranked> {
  const into = roomFor(order.length);
  const { weights, odds } = into;
  const count = sort(voices, order, weights);
  let longest = Number.NaN;
  for (let k = 0; k < count && weights[k] === weights[0]; k++) {
    const horizonMs = voices[order[k]! * voiceWidth + voiceAt.horizonMs]!;
    if (!(horizonMs <= longest)) longest = horizonMs;
  }
  into.count = count;
  into.horizonMs = count > 0 ? (askedMs ?? longest) : Number.NaN;
  into.skilled = 0;
  let known = Number.NaN; // neighbours often look equally far ahead
  let factor = 1;
  for (let k = 0; k < count; k++) {
    const from = order[k]! * voiceWidth;
    const horizonMs = voices[from + voiceAt.horizonMs]!;
    if (horizonMs !== known) factor = horizonFactorRaw(horizonMs, into.horizonMs);
    known = horizonMs;
    odds[k] = voices[from + voiceAt.logOdds]! * factor;
    if (voices[from + voiceAt.isNil] === 0) into.skilled += 1;
  }
  return into;
}

/**
 * Each place, from the order before, behind those that weigh more, or as much and come first; their
 * weights beside them, and how many count.
 */
function sort(voices: Float64Array, order: Int32Array, weights: Float64Array): number {
  let count = 0;
  for (let k = 0; k < order.length; k++) {
    const place = order[k]!;
    const own = voices[place * voiceWidth]!;
    const weight = own > 0 ? own : 0;
    if (weight > 0) count += 1;
    let at = k;
    for (; at > 0; at--) {
      const before = weights[at - 1]!;
      if (before > weight || (before === weight && order[at - 1]! < place)) break;
      weights[at] = before;
      order[at] = order[at - 1]!;
    }
    weights[at] = weight;
    order[at] = place;
  }
  return count;
}

const rankedOf = (places: number): Ranked => ({
  count: 0,
  weights: new Float64Array(places),
  odds: new Float64Array(places),
  horizonMs: Number.NaN,
  skilled: 0,
});

let ranked = rankedOf(0);

function roomFor(places: number): Ranked {
  if (ranked.weights.length < places) ranked = rankedOf(places);
  return ranked;
}
