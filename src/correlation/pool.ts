import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';

export { logOddsOf, probabilityOf };

/** One voice: a probability, and what it counts for. */
export interface Evidence {
  /** Who says so: the order of summing, so that the order of arrival does not matter. */
  readonly key: string;
  /** Probability of up, in (0, 1). */
  readonly pUp: number;
  /** ≥ 0. */
  readonly weight: number;
}

/** What several voices amount to. */
export interface Pooled {
  readonly pUp: number;
  /** Share of the weight that that is not outvoted: 1 if all point one way, 0 if they balance or nothing points. */
  readonly agreement: number;
  /** log-odds of `pUp`. */
  readonly logOdds: number;
}

/**
 * Several probabilities of one thing as one, by their log-odds:
 *
 *   L = Σw·l / (1 + (K − 1)·rho),  K = (Σw)² / Σw²
 *
 * Independent voices (rho = 0) add up; voices that all say the same thing (rho = 1) count once; K
 * is how many there effectively are. Where the log-odds are jointly normal with equal variances
 * and correlation rho, this is Bayes' rule, so the result is calibrated.
 *
 * @param evidence  in any order; equal sets give equal bits
 * @param rho       how alike the voices are, 0 … 1
 * @returns pUp = 0.5 where nothing has weight
 * @cost    O(n log n)
 * @source  V. A. Satopää et al., Combining multiple probability predictions using a simple logit
 *          model (2014), for log-odds; equicorrelated normal evidence for the divisor
 * @example
 * const voice = (key: string, pUp: number) => ({ key, pUp, weight: 1 });
 * pool([voice('a', 0.6), voice('b', 0.6)], 0).pUp.toFixed(4); // '0.6923'
 * pool([voice('a', 0.6), voice('b', 0.6)], 1).pUp.toFixed(4); // '0.6000'
 * pool([voice('a', 0.6), voice('b', 0.4)], 0).agreement; // 0
 */
export function pool(evidence: readonly Evidence[], rho: number): Pooled {
  const voices = [...evidence].sort(byKey);
  const weight = sum(voices.map((voice) => voice.weight));
  if (!(weight > 0)) return { pUp: 0.5, agreement: 0, logOdds: 0 };
  const shares = voices.map((voice) => voice.weight / weight);
  const odds = voices.map((voice) => logOddsOf(voice.pUp));
  const effective = 1 / sum(shares.map((share) => share * share));
  const mean = sum(shares.map((share, i) => share * odds[i]!));
  const votes = sum(shares.map((share, i) => share * Math.sign(odds[i]!)));
  const logOdds = (weight * mean) / (1 + (effective - 1) * rho);
  return { pUp: probabilityOf(logOdds), agreement: Math.min(1, Math.abs(votes)), logOdds };
}

function byKey(a: Evidence, b: Evidence): number {
  if (a.key === b.key) return a.pUp - b.pUp || a.weight - b.weight;
  return a.key < b.key ? -1 : 1;
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}
