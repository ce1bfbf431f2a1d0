import { describe, expect, it } from 'vitest';
import { type Shrinkage, shrink, shrinkages, shrinkSlope } from '../../src/wavelet/threshold.js';
import { ownThresholds, thresholdInit, thresholdStep } from '../../src/wavelet/threshold-rule.js';

describe('a threshold', () => {
  it.each(shrinkages)('%s has the slope of its curve', (shrinkage: Shrinkage) => {
    const step = 1e-6;
    for (const w of [-7, -3, 0.5, 2.3, 3, 3.9, 4.1, 9]) {
      const rise = shrink(w + step, 2, shrinkage) - shrink(w - step, 2, shrinkage);
      expect(shrinkSlope(w, 2, shrinkage)).toBeCloseTo(rise / (2 * step), 5);
    }
    expect([shrinkSlope(2, 2, shrinkage), shrinkSlope(-2, 2, shrinkage)]).toEqual([0, 0]);
  });

  it('has the slopes by hand, no hyperbola steeper than 16', () => {
    expect(shrinkSlope(4, 2, 'garrote')).toBe(1.25);
    expect(shrinkSlope(4, 2, 'firm')).toBe(2);
    expect(shrinkSlope(2.001, 2, 'hyperbolic')).toBe(16);
  });

  it('is a multiple of the noise in its level: by its own factors, or the universal one', () => {
    const design = { ...ownThresholds, scale: 2, factors: [9, 3], noise: [9, 0.5] };
    const at = (rule: 'own' | 'universal') =>
      thresholdStep(thresholdInit({ ...design, rule }), { ...design, rule }, 1, 7, 4, true);
    expect(at('own')).toBe(12);
    expect(at('universal')).toBeCloseTo(4 * Math.sqrt(2 * Math.log(1024)), 12);
  });

  it('of Stein is where his risk has been least: of what stands out, none', () => {
    const design = { ...ownThresholds, rule: 'sure', scale: 2, noise: [9, 0.5] } as const;
    const state = thresholdInit(design);
    const at = (w: number, keep: boolean) => thresholdStep(state, design, 1, w, 4, keep); // σ_j 2
    // 1 + c² below .6, and −1 + .36 from there on: least at .75.
    expect(at(-1.2, false)).toBe(2 * 0.75 * 2);
    expect(at(10, false)).toBe(0); // 1 + c² everywhere
    expect(at(2, false)).toBe(2 * 1 * 2); // the bound itself is within
    expect(state.risks.every((risk) => risk === 0)).toBe(true);
    at(-1.2, true);
    expect(at(10, true)).toBe(3); // −.64 + 1.57 at .75, 1.99 at 0, 1.36 at 1
    expect(state.risks[17]).toBeCloseTo(1 / 128 + (1 - 1 / 128) / 128, 15);
    expect(state.risks[0]).toBe(0); // of the other level
    expect(thresholdStep(state, design, 1, 1, 0, true)).toBe(0);
  });

  it('of Bayes learns the energy of its level', () => {
    const design = { ...ownThresholds, rule: 'bayes', scale: 2, noise: [1, 1] } as const;
    const state = thresholdInit(design);
    expect(thresholdStep(state, design, 1, 16, 1, true)).toBeCloseTo(2, 12); // 256 / 128 = 2 = 1 + 1
    expect([...state.energies]).toEqual([0, 2]);
    expect(thresholdStep(state, design, 1, 0, 1, false)).toBeCloseTo(
      2 / Math.sqrt(2 - 2 / 128 - 1),
      12,
    );
    expect(state.energies[1]).toBe(2);
    expect(thresholdStep(state, { ...design, scale: 0 }, 0, 0, 1, true)).toBe(0);
    expect(thresholdStep(state, design, 0, 0, 1, true)).toBe(Number.MAX_VALUE);
    expect(thresholdStep(state, design, 1, 16, 0, true)).toBe(0);
  });
});
