import { horizonFactor } from './horizon.js';

/**
 * The voices of one tally. Who has one puts a voice's numbers at its place, ranks the place, and
 * settles when all are in. Calls pass places alone: a number with a fraction would be boxed.
 */
export interface Ranking {
  /** By place, as given. */
  weightOf: Float64Array;
  logOddsOf: Float64Array;
  horizonMsOf: Float64Array;
  isNilOf: Uint8Array;
  /** Heaviest first; of equals, the first that came. */
  places: Int32Array;
  count: number;
  /** By rank, once settled; log-odds at the composite's horizon. */
  weights: Float64Array;
  odds: Float64Array;
  /** What all are brought to; NaN where nothing counts. */
  horizonMs: number;
  /** Those in whose source outcomes have shown skill, or had no time to. */
  skilled: number;
}

const rankingOf = (capacity: number): Ranking => ({
  weightOf: new Float64Array(capacity),
  logOddsOf: new Float64Array(capacity),
  horizonMsOf: new Float64Array(capacity),
  isNilOf: new Uint8Array(capacity),
  places: new Int32Array(capacity),
  count: 0,
  weights: new Float64Array(capacity),
  odds: new Float64Array(capacity),
  horizonMs: Number.NaN,
  skilled: 0,
});

/** The one ranking: a tally ranks its voices, and is done with them before the next one does. */
let ranking = rankingOf(0);

/** The ranking, emptied, with room for `capacity` voices. */
export function beginRanking(capacity: number): Ranking {
  if (ranking.weightOf.length < capacity) ranking = rankingOf(capacity);
  ranking.count = 0;
  return ranking;
}

/** Put the voice at `place` behind those that weigh as much; nothing without weight. */
export function rankPlace(into: Ranking, place: number): void {
  const { weightOf, places } = into;
  const weight = weightOf[place]!;
  if (!(weight > 0)) return;
  let at = into.count;
  for (; at > 0 && weightOf[places[at - 1]!]! < weight; at--) places[at] = places[at - 1]!;
  places[at] = place;
  into.count += 1;
}

/** All are in: bring their log-odds to `askedMs`, or else to the longest horizon of the heaviest. */
export function settleRanking(of: Ranking, askedMs: number | undefined): void {
  const { weightOf, logOddsOf, horizonMsOf, isNilOf, places, count, weights, odds } = of;
  let longest = count > 0 ? horizonMsOf[places[0]!]! : Number.NaN;
  for (let k = 1; k < count && weightOf[places[k]!] === weightOf[places[0]!]; k++) {
    longest = Math.max(longest, horizonMsOf[places[k]!]!);
  }
  of.horizonMs = count > 0 ? (askedMs ?? longest) : Number.NaN;
  of.skilled = 0;
  let known = Number.NaN; // neighbours often look equally far ahead
  let factor = 1;
  for (let k = 0; k < count; k++) {
    const place = places[k]!;
    weights[k] = weightOf[place]!;
    const horizonMs = horizonMsOf[place]!;
    if (horizonMs !== known) factor = horizonFactor(horizonMs, of.horizonMs);
    known = horizonMs;
    odds[k] = logOddsOf[place]! * factor;
    if (isNilOf[place] === 0) of.skilled += 1;
  }
}
