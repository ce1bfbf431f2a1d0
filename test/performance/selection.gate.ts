import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { selectionEvidence } from '../../src/performance/index.js';

/** Standard normal numbers by the polar method, the same at every run. */
function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => (generator.next() | 0) / 2_147_483_648;
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const [x, y] = [uniform(), uniform()];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}

const STRATEGIES = 1_000;

/** Returns of strategies without skill, of which any two are correlated by `correlation`. */
function noise(days: number, correlation: number, normal: () => number): Float64Array[] {
  const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const market = Float64Array.from({ length: days }, () => shared * normal());
  return Array.from({ length: STRATEGIES }, () => {
    const returns = new Float64Array(days);
    for (let i = 0; i < days; i++) returns[i] = 0.01 * (market[i]! + own * normal());
    return returns;
  });
}

const sweeps = process.env['CASES'] === 'full' ? 1_000 : 100;

describe.each([0, 0.9, 0.99])('the best of 1,000 strategies correlated by %d', (correlation) => {
  it('without skill: its deflated Sharpe ratio is above .95 in at most 6.5 %, and .5 on average', () => {
    const normal = normals(17 + 100 * correlation);
    let [above, sum] = [0, 0];
    for (let i = 0; i < sweeps; i++) {
      const { deflatedSharpe } = selectionEvidence(noise(126, correlation, normal), { blocks: 2 });
      if (deflatedSharpe > 0.95) above += 1;
      sum += deflatedSharpe;
    }
    console.log(
      `correlation ${correlation}: above .95 in ${above} of ${sweeps}, mean ${sum / sweeps}`,
    );
    expect(above / sweeps).toBeLessThanOrEqual(0.065);
    expect(Math.abs(sum / sweeps - 0.5)).toBeLessThanOrEqual(0.05);
  });

  it('a Sharpe ratio of 2 planted over 2,520 days is found in at least 85 %', () => {
    const normal = normals(23 + 100 * correlation);
    const days = 2_520;
    const tries = sweeps / 10;
    let found = 0;
    for (let i = 0; i < tries; i++) {
      const trials = noise(days, correlation, normal);
      const at = (i * 37) % STRATEGIES;
      trials[at] = trials[at]!.map((r) => r + (0.01 * 2) / Math.sqrt(252));
      const { best, deflatedSharpe } = selectionEvidence(trials, { blocks: 2 });
      if (best === at && deflatedSharpe > 0.95) found += 1;
    }
    console.log(`correlation ${correlation}: ${found} of ${tries} found`);
    expect(found / tries).toBeGreaterThanOrEqual(0.85);
  });
});
