import { expect, it } from 'vitest';
import { threshold } from '../../src/wavelet/index.js';
import { ownThresholds, thresholdInit, thresholdStep } from '../../src/wavelet/threshold-rule.js';

// Each rule at, below and above its thresholds; the numbers are those of the formulas by hand.
it.each([
  ['hard', [0, 0, 2, 3, 5, -3]],
  ['soft', [0, 0, 0, 1, 3, -1]],
  ['garrote', [0, 0, 0, 3 - 4 / 3, 5 - 4 / 5, -3 + 4 / 3]],
  ['firm', [0, 0, 0, 2, 5, -2]],
  ['hyperbolic', [0, 0, 0, Math.sqrt(5), Math.sqrt(21), -Math.sqrt(5)]],
] as const)('%s', (mode, expected) => {
  const said = [...threshold([0, 1, 2, 3, 5, -3], 2, mode)];
  expected.forEach((x, i) => {
    expect(said[i]).toBeCloseTo(x, 14);
  });
});

it('firm meets the identity at twice the threshold, from both sides', () => {
  const [below, at, above] = threshold([3.96, 4, 4.04], 2, 'firm');
  expect(below).toBeCloseTo(3.92, 12);
  expect(at).toBe(4);
  expect(above).toBe(4.04);
});

it("Bayes' threshold is the variance of the noise over the deviation of what is left", () => {
  const design = { ...ownThresholds, rule: 'bayes', noise: [1] } as const;
  const state = { ...thresholdInit(design), energies: Float64Array.of(5) };
  const at = (w: number, sigma: number) => thresholdStep(state, design, 0, w, sigma, false);
  expect(at(Math.sqrt(5), 1)).toBeCloseTo(1 / Math.sqrt(5 - 1), 14);
  expect(at(Math.sqrt(5), 2)).toBeCloseTo(4 / Math.sqrt(5 - 4), 14);
  expect(at(Math.sqrt(5), 3)).toBe(Number.MAX_VALUE); // all is noise
});
