import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const normalization: readonly PlacedMutant[] = mutantsOf(
  'normalization',
  ['normalization/feature-scaler'],
  [
    ['a sample divides by n', 'scaler', 'moments[1]! / period', 'moments[1]! / (period - 1)'],
    [
      'the least is taken for the most',
      'scaler',
      'ratio(x - min, max - min)',
      'ratio(max - x, max - min)',
    ],
    ['the deviation is taken for normal', 'scaler', 'madToDeviation * mad', 'mad'],
    ['a peek is remembered', 'scaler', 'if (keep && !Number.isNaN(x))', 'if (!Number.isNaN(x))'],
    [
      'a restored window is not sorted anew',
      'scaler',
      'revive: sortedWindowRevive',
      'revive: nothingDerived',
    ],
  ],
);
