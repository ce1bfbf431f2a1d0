import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const spectral: readonly PlacedMutant[] = mutantsOf(
  'spectral',
  ['spectral/spectral'],
  [
    ['a trend stays in', 'detrend', "detrend === 'linear' ? slopeOf(values, mean) : 0", '0'],
    ['the mean stays in', 'detrend', 'x - mean - slope', 'x - slope'],
    ['both ends are doubled', 'periodogram', 'k === 0 || k === bins - 1 ? 1 : 2', '2'],
    [
      'the window is symmetric, not periodic',
      'periodogram',
      '(2 * Math.PI * t) / length',
      '(2 * Math.PI * t) / (length - 1)',
    ],
    ['power is not divided by the window', 'periodogram', '/ energy,', '/ weights.length,'],
    [
      'the peak is not interpolated',
      'dominant-cycle',
      'offset : 0; // a slope',
      '0 : 0; // a slope',
    ],
    [
      'lags change sign',
      'cross-correlation',
      'a[i]! * b[i + 1]! - a[i + 1]! * b[i]!',
      'a[i + 1]! * b[i]! - a[i]! * b[i + 1]!',
    ],
    [
      'the ends are joined',
      'cross-correlation',
      'transformLength(length + maxLag)',
      'transformLength(a.length)',
    ],
  ],
);
