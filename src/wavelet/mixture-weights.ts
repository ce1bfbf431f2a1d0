import type { AdaptiveDesign } from './adaptive-design.js';
import { filters } from './delayed-kernel.js';
import type { DelayedState } from './delayed-state.js';

/** A filter that has less than this of the largest weight has none. */
const leastWeight = 0.01;

/**
 * How far each mixture trusts each filter; `row[1]` of the design has σ². Asked with
 * each fourth input.
 *
 * Without looking back a filter's residual is (1 − α)·ν, so F tells its risk. The calm mixture takes into
 * account what looking back does: h is how strongly the estimate answers to its own input then, and
 * half of what a filter misses beside the noise is mended.
 *
 *   quick: risk = (1 − α)²·F/σ² + 2·α,  w = max(0, 1 − 4·(risk − least risk))⁸
 *   calm:  risk = 1 + h + ((1 − α)²·F/σ² + α − 1)/2,  w = max(0, 1 − 24·(risk − least risk))⁸
 *
 * Of the filter that foretells best F·(1 − α) is the noise, of which σ² takes a fifth.
 */
export function weigh(
  { squares, weights, known }: DelayedState,
  { alphas, kept, offsets, row }: AdaptiveDesign,
): void {
  const variance = row[1]!;
  const perVariance = variance > 0 ? 1 / variance : 0;
  let leastQuick = 2; // of the input itself
  let leastCalm = 2;
  let least = squares[filters]!; // where the input itself foretells best nothing is noise
  let foretold = 0;
  for (let i = 0; i < filters; i = (i + 1) | 0) {
    const square = squares[i]!;
    const alpha = alphas[i]!;
    const missed = kept[i]! * perVariance * square;
    const quick = missed + 2 * alpha;
    const calm = 0.5 * missed + offsets[i]!;
    weights[(2 * i) | 0] = quick;
    weights[(2 * i + 1) | 0] = calm;
    if (quick < leastQuick) leastQuick = quick;
    if (calm < leastCalm) leastCalm = calm;
    if (square < least) {
      least = square;
      foretold = (1 - alpha) * square;
    }
  }
  weights[2 * filters] = 2;
  weights[2 * filters + 1] = 2;
  let quickTotal = 0;
  let calmTotal = 0;
  for (let k = 0; k < 2 * filters + 2; k = (k + 2) | 0) {
    const quick = eighth(Math.max(0, 1 - 4 * (weights[k]! - leastQuick)));
    const calm = eighth(Math.max(0, 1 - 24 * (weights[(k + 1) | 0]! - leastCalm)));
    const isHeard = quick >= leastWeight || calm >= leastWeight;
    weights[k] = isHeard ? quick : 0;
    weights[(k + 1) | 0] = isHeard ? calm : 0;
    quickTotal += weights[k]!;
    calmTotal += weights[(k + 1) | 0]!;
  }
  const perQuick = 1 / quickTotal;
  const perCalm = 1 / calmTotal;
  for (let k = 0; k < 2 * filters + 2; k = (k + 2) | 0) {
    weights[k] = weights[k]! * perQuick;
    weights[(k + 1) | 0] = weights[(k + 1) | 0]! * perCalm;
  }
  if (known[1]! >= 0) known[1] = foretold;
}

/** x⁸. */
function eighth(x: number): number {
  const squared = x * x;
  const fourth = squared * squared;
  return fourth * fourth;
}
