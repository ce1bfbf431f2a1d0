import { horizonFactor } from './horizon.js';

/**
 * The voices of one tally. Places are those of the sources by their keys: of equals, the first
 * counts first. Who has one puts the voices' numbers at their places, and ranks them.
 */
export interface Ranking {
  /** By place. Whose weight is not above 0 does not count. */
  readonly weightOf: Float64Array;
  readonly logOddsOf: Float64Array;
  readonly horizonMsOf: Float64Array;
  readonly isNilOf: Uint8Array;
  /** All places, heaviest first. The next ranking begins from it: between two, little moves. */
  readonly order: Int32Array;
  /** How many of them count. */
  count: number;
  /** By rank; log-odds at the composite's horizon. */
  readonly weights: Float64Array;
  readonly odds: Float64Array;
  /** What all are brought to; NaN where nothing counts. */
  horizonMs: number;
  /** Those in whose source outcomes have shown skill, or had no time to. */
  skilled: number;
}

export const rankingOf = (length: number): Ranking => ({
  weightOf: new Float64Array(length).fill(Number.NaN),
  logOddsOf: new Float64Array(length),
  horizonMsOf: new Float64Array(length),
  isNilOf: new Uint8Array(length),
  order: Int32Array.from({ length }, (_, place) => place),
  count: 0,
  weights: new Float64Array(length),
  odds: new Float64Array(length),
  horizonMs: Number.NaN,
  skilled: 0,
});

export const copiedRanking = (of: Ranking): Ranking => ({
  weightOf: of.weightOf.slice(),
  logOddsOf: of.logOddsOf.slice(),
  horizonMsOf: of.horizonMsOf.slice(),
  isNilOf: of.isNilOf.slice(),
  order: of.order.slice(),
  count: of.count,
  weights: of.weights.slice(),
  odds: of.odds.slice(),
  horizonMs: of.horizonMs,
  skilled: of.skilled,
});

/** Heaviest first, at the horizon `askedMs`, or else at the longest of the heaviest. */
export function rank(of: Ranking, askedMs: number | undefined): void {
  order(of);
  const { logOddsOf, horizonMsOf, isNilOf, order: places, count, weights, odds } = of;
  let longest = count > 0 ? horizonMsOf[places[0]!]! : Number.NaN;
  for (let k = 1; k < count && weights[k] === weights[0]; k++) {
    longest = Math.max(longest, horizonMsOf[places[k]!]!);
  }
  of.horizonMs = count > 0 ? (askedMs ?? longest) : Number.NaN;
  of.skilled = 0;
  let known = Number.NaN; // neighbours often look equally far ahead
  let factor = 1;
  for (let k = 0; k < count; k++) {
    const place = places[k]!;
    const horizonMs = horizonMsOf[place]!;
    if (horizonMs !== known) factor = horizonFactor(horizonMs, of.horizonMs);
    known = horizonMs;
    odds[k] = logOddsOf[place]! * factor;
    if (isNilOf[place] === 0) of.skilled += 1;
  }
}

/** Each place, from the order before, behind those that weigh more or as much and come first. */
function order(of: Ranking): void {
  const { weightOf, order: places, weights } = of;
  const { length } = places;
  let count = 0;
  for (let k = 0; k < length; k++) {
    const place = places[k]!;
    const own = weightOf[place]!;
    const weight = own > 0 ? own : 0;
    if (weight > 0) count += 1;
    let at = k;
    for (; at > 0; at--) {
      const before = weights[at - 1]!;
      if (before > weight || (before === weight && places[at - 1]! < place)) break;
      weights[at] = before;
      places[at] = places[at - 1]!;
    }
    weights[at] = weight;
    places[at] = place;
  }
  of.count = count;
}
