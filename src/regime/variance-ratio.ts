import { requireInteger } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';

/** How variance grows with the span that it is taken over. */
export interface VarianceRatio {
  /** 1 for a walk, above it where returns go on, below it where they turn back. */
  readonly ratio: number;
  /** Of the ratio less 1: standard normal for a walk, whatever its volatility does. */
  readonly robustZ: number;
}

/**
 * Variance ratio: whether returns lean on those before them, or against them.
 *
 *   ratio = Σ(sum of `span` deviations)² / (span·(n − span + 1)·(1 − span/n)·σ²),  σ² = Σd²/(n − 1)
 *   robustZ = (ratio − 1) / √θ,  θ = Σ_j (2(span − j)/span)²·Σ d_t²·d_(t−j)² / (Σd²)²
 *
 * @param returns  d before their mean is taken out; more than `span` of them
 * @param span     returns in a sum; integer 2 … 10,000
 * @undefined for fewer returns, where all are equal, or where one is not finite: NaN; `robustZ` where
 *   no two deviations within a span are other than 0
 * @throws {ConfigError} if the returns are no array, or the span is out of bounds
 * @cost    O(n·span)
 * @source  A. W. Lo, A. C. MacKinlay, Stock market prices do not follow random walks (1988)
 * @example
 * varianceRatio(Float64Array.of(1, 1, -1, -1, 1, 1, -1, -1), 2).ratio.toFixed(3); // '1.333'
 */
export function varianceRatio(returns: ArrayLike<number>, span: number): VarianceRatio {
  const series = requireNumbers('returns', returns);
  requireInteger('span', span, 2, 10_000);
  const n = series.length;
  if (!(n > span)) return { ratio: Number.NaN, robustZ: Number.NaN };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += series[i]!;
  const apart = series.map((r) => r - sum / n);
  const squares = apart.reduce((total, d) => total + d * d, 0);
  const longer = squaresOfSums(apart, span) / (span * (n - span + 1) * (1 - span / n));
  const ratio = (longer * (n - 1)) / squares;
  if (!Number.isFinite(ratio)) return { ratio: Number.NaN, robustZ: Number.NaN };
  const spread = spreadOf(apart, squares, span);
  return { ratio, robustZ: spread > 0 ? (ratio - 1) / Math.sqrt(spread) : Number.NaN };
}

function squaresOfSums(apart: Float64Array, span: number): number {
  let total = 0;
  for (let end = span; end <= apart.length; end++) {
    let sum = 0;
    for (let i = end - span; i < end; i++) sum += apart[i]!;
    total += sum * sum;
  }
  return total;
}

/** θ: variance of the ratio of a walk whose returns are as spread as these. */
function spreadOf(apart: Float64Array, squares: number, span: number): number {
  let spread = 0;
  for (let lag = 1; lag < span; lag++) {
    let products = 0;
    for (let i = lag; i < apart.length; i++) {
      const [now, then] = [apart[i]!, apart[i - lag]!];
      products += now * now * then * then;
    }
    const weight = (2 * (span - lag)) / span;
    spread += (weight * weight * products) / (squares * squares);
  }
  return spread;
}
