import { expect, it } from 'vitest';
import { threshold } from '../../src/wavelet/index.js';

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
