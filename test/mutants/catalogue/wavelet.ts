import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const wavelet: readonly PlacedMutant[] = mutantsOf(
  'wavelet',
  ['wavelet/denoise', 'wavelet/shapes', 'wavelet/modes', 'wavelet/threshold'],
  [
    [
      'firm shrinkage ends too early',
      'threshold',
      'if (size > 2 * threshold) return w;',
      'if (size > 1.9 * threshold) return w;',
    ],
    [
      'firm shrinkage is twice as steep',
      'threshold',
      'w > 0 ? 2 * (w - threshold) : 2 * (w + threshold)',
      'w > 0 ? 4 * (w - threshold) : 4 * (w + threshold)',
    ],
    [
      'the threshold itself is kept by hard',
      'threshold',
      'size >= threshold ? w : 0',
      'size > threshold ? w : 0',
    ],
    [
      'soft shrinkage moves one side only',
      'threshold',
      'w > 0 ? w - threshold : w + threshold',
      'w > 0 ? w - threshold : w',
    ],
    ['the garrote is hard', 'threshold', 'w - (threshold / w) * threshold', 'w'],
    [
      'Bayes knows no signal',
      'threshold-rule',
      'const signal = energy - deviation * deviation',
      'const signal = energy',
    ],
    ['SURE counts what it keeps', 'threshold-rule', '1 - (z <= c ? 2 : 0)', '1 - (z <= c ? 0 : 2)'],
    [
      'a filter is mirrored twice',
      'filters',
      'l % 2 === 0 ? tap : -tap',
      'l % 2 === 1 ? tap : -tap',
      ['wavelet/filters', 'wavelet/modwt'],
    ],
    [
      'one level too deep',
      'filters',
      'span <= length; span *= 2',
      'span <= 2 * length; span *= 2',
      ['wavelet/filters', 'wavelet/dwt'],
    ],
    [
      'a transient is told one level down',
      'transients',
      'report[0] = j + 1',
      'report[0] = j',
      ['wavelet/transients', 'wavelet/wavelet-transients'],
    ],
    [
      'a fall is a rise',
      'transients',
      'report[3] = Math.sign(',
      'report[3] = -Math.sign(',
      ['wavelet/transients', 'wavelet/wavelet-transients'],
    ],
    [
      'edges are not mirrored',
      'extension',
      'values[folded < n ? folded : 2 * n - 1 - folded]!',
      'values[folded < n ? folded : n - 1]!',
      ['wavelet/dwt'],
    ],
    [
      'energy counts rounding',
      'energy',
      'Math.abs(w) <= rounding ? 0 : w * w',
      'w * w',
      ['wavelet/energy'],
    ],
    ['energies are not shares', 'energy', 'energy / total', 'energy', ['wavelet/energy']],
  ],
);
