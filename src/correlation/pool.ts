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

/** See `pool` of from-outside.ts; this one checks no argument. */
export function poolRaw(evidence: readonly Evidence[], rho: number): Pooled {
  const voices = evidence.filter(({ weight }) => weight > 0).sort(heaviestFirst);
  const weights = Float64Array.from(voices, ({ weight }) => weight);
  const odds = Float64Array.from(voices, ({ pUp }) => logOddsOf(pUp));
  const logOdds = pooledLogOdds(weights, odds, voices.length, rho);
  return {
    pUp: probabilityOf(logOdds),
    agreement: agreementOf(weights, odds, voices.length),
    logOdds,
  };
}

/** So ordered, sums do not depend on the order of arrival. */
function heaviestFirst(a: Evidence, b: Evidence): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  if (a.key === b.key) return a.pUp - b.pUp;
  return a.key < b.key ? -1 : 1;
}

/** Share of the weight of the first `count` voices that is not outvoted. */
export function agreementOf(weights: Float64Array, odds: Float64Array, count: number): number {
  let [all, votes] = [0, 0];
  for (let i = 0; i < count; i++) {
    all += weights[i]!;
    votes += weights[i]! * Math.sign(odds[i]!);
  }
  return all > 0 ? Math.min(1, Math.abs(votes) / all) : 0;
}

/** How many of the first `count` of `weights`, heaviest first, add anything to those before them. */
function keptOf(weights: Float64Array, count: number, rho: number): number {
  let weight = 0;
  for (let kept = 0; kept < count; kept++) {
    const next = weights[kept]!;
    const isHeard = rho < 1 ? next * (1 + (kept - 1) * rho) > rho * weight : next === weights[0];
    if (kept > 0 && !isHeard) return kept;
    weight += next;
  }
  return count;
}

/**
 * The kernel of `pool`, over the first `count` of `weights`, heaviest first, and the log-odds beside
 * them. Of the m heaviest voices, of mean weight w̄, the next one is kept while its weight w has
 * w·(1 + (m − 1)·rho) > rho·m·w̄; then
 *
 *   L = (m·w̄·l̄) / (1 + (m − 1)·rho) + Σ (w − w̄)·l / (1 − rho)
 */
export function pooledLogOdds(
  weights: Float64Array,
  logOdds: Float64Array,
  count: number,
  rho: number,
): number {
  const kept = keptOf(weights, count, rho);
  if (kept === 0) return 0;
  let weight = 0;
  let odds = 0;
  for (let i = 0; i < kept; i++) {
    weight += weights[i]!;
    odds += logOdds[i]!;
  }
  const mean = weight / kept;
  let apart = 0; // none at rho = 1, where only equal weights are kept
  for (let i = 0; i < kept && rho < 1; i++) apart += (weights[i]! - mean) * logOdds[i]!;
  return (mean * odds) / (1 + (kept - 1) * rho) + (rho < 1 ? apart / (1 - rho) : 0);
}

/** The b of `pool`: what each voice's log-odds are multiplied by. */
export function pooledFactors(weights: Float64Array, count: number, rho: number): Float64Array {
  const factors = new Float64Array(count);
  const kept = keptOf(weights, count, rho);
  let weight = 0;
  for (let i = 0; i < kept; i++) weight += weights[i]!;
  const mean = weight / kept;
  for (let i = 0; i < kept; i++) {
    const apart = rho < 1 ? (weights[i]! - mean) / (1 - rho) : 0;
    factors[i] = mean / (1 + (kept - 1) * rho) + apart;
  }
  return factors;
}
