import { expect, test } from 'vitest';
import { chiSquaredQuantile } from '../../src/wavelet/chi-squared.js';

// qchisq of R 4.2.2
test.each([
  [0.5, 2, 1.3862943611198906],
  [0.025, 1, 0.00098206911717525617],
  [0.975, 1, 5.0238861873148846],
  [0.025, 31.5, 17.91425645585165],
  [0.975, 31.5, 48.856663617899549],
  [0.001, 5.25, 0.24826778503188415],
  [0.999, 1000.125, 1144.0507287812279],
  [0.025, 50000, 49382.101443275023],
])(
  'the %d quantile of chi-squared with %d degrees of freedom',
  (probability, degrees, expected) => {
    const tolerance = degrees < 100 ? 3e-14 : 2e-12;
    const actual = chiSquaredQuantile(probability, degrees);
    expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance);
  },
);
