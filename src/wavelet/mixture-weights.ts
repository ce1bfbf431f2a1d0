import type { AdaptiveDesign } from './adaptive-design.js';
import type { DelayedState } from './delayed-state.js';

/**
 * How far the mixture trusts each filter; `row[1]` of the design has σ². Asked with each fourth input.
 *
 *   risk = (1 − α)²·F/σ² + 2·α,  w = max(0, 1 − 5·(risk − least risk))⁸
 *
 * It is the filter's risk without looking back, when its residual is (1 − α)·ν, so F tells it. Of the
 * filter that foretells best F·(1 − α) is the noise, of which σ² takes a fifth. Constants are literals here, as in `mix`.
 */
export function weigh(
  { squares, weights, heard, known }: DelayedState,
  { alphas, kept, row }: AdaptiveDesign,
): void {
  const filters = 7;
  const leastWeight = 0.3; // of the largest, below which a filter has none
  const variance = row[1]!;
  const perVariance = variance > 0 ? 1 / variance : 0;
  let leastRisk = 2; // of the input itself
  let least = squares[filters]!; // where the input itself foretells best nothing is noise
  let foretold = 0;
  for (let i = 0; i < filters; i = (i + 1) | 0) {
    const square = squares[i]!;
    const alpha = alphas[i]!;
    const risk = kept[i]! * perVariance * square + 2 * alpha;
    weights[i] = risk;
    if (risk < leastRisk) leastRisk = risk;
    if (square < least) {
      least = square;
      foretold = (1 - alpha) * square;
    }
  }
  weights[filters] = 2;
  let total = 0.0;
  for (let i = 0; i <= filters; i = (i + 1) | 0) {
    let weight = Math.max(0, 1 - 5 * (weights[i]! - leastRisk));
    weight *= weight;
    weight *= weight;
    weight *= weight;
    if (weight < leastWeight) weight = 0;
    weights[i] = weight;
    total += weight;
  }
  const perTotal = 1 / total;
  let count = 0;
  for (let i = 0; i < filters; i = (i + 1) | 0) {
    const weight = weights[i]! * perTotal;
    weights[i] = weight;
    if (weight === 0) continue;
    heard[count] = i;
    count = (count + 1) | 0;
  }
  weights[filters] = weights[filters]! * perTotal;
  heard[filters] = count;
  if (known[1]! >= 0) known[1] = foretold;
}
