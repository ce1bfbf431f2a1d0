import { describe, it } from 'vitest';
import { laws } from '../../src/testing/index.js';
import { WaveletDenoiser } from '../../src/wavelet/index.js';
import { seriesOf, temperaments } from '../contract/series.js';

// The contract draws a few parameters; here every mode meets every law at each delay it has a
// kernel of its own for.
const cases = [
  ...[0, 1, 3, 7, 15].map((delay) => ({ mode: 'fast', delay })),
  ...[0, 1, 3, 7].map((delay) => ({ mode: 'adaptive', delay })),
  { mode: 'quality', delay: 0, wavelet: 'sym4', maxLevels: 3 },
  { mode: 'exact', delay: 49, wavelet: 'db4', maxLevels: 3 },
  { mode: 'fast', delay: 2, despike: true },
];

describe.each(cases)('%j', (parameters) => {
  it.each(Object.entries(laws))('%s', (_law, hold) => {
    for (const temperament of temperaments) {
      hold({ Class: WaveletDenoiser, parameters }, seriesOf('value', temperament, 5, 150));
    }
  });
});
