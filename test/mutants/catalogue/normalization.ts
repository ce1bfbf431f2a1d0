import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const normalization: readonly PlacedMutant[] = mutantsOf(
  'normalization',
  ['normalization/operators', 'normalization/feature-scaler'],
  [
    [
      'a population divides by n - 1',
      'rolling-z-score',
      'Math.sqrt(io[1]! / count)',
      'Math.sqrt(io[1]! / (count - 1))',
    ],
    [
      'the most is taken for the least',
      'rolling-min-max',
      'ratio(x - location, spread)',
      'ratio(location - x, spread)',
    ],
    ['the deviation is not made normal', 'rolling-robust', 'madToDeviation * io', 'io'],
    ['a peek is remembered by robust scores', 'rolling-robust', 'if (keep) sorted', 'sorted'],
    ['a peek is remembered by z-scores', 'rolling-z-score', 'x, io, 0, keep)', 'x, io, 0, true)'],
    ['a peek is remembered by min-max', 'rolling-min-max', 'x, io, 0, keep)', 'x, io, 0, true)'],
    ['a peek moves the way back', 'window-bounds', 'if (keep) {', '{'],
  ],
);
