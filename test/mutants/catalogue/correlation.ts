import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const correlation: readonly PlacedMutant[] = mutantsOf(
  'correlation',
  ['correlation/bounds', 'correlation/pool', 'correlation/signal-correlator'],
  [
    [
      'voices that share noise count in full',
      'pool',
      '(mean * odds) / (1 + (kept - 1) * rho)',
      'mean * odds',
    ],
    [
      'votes are not weighed',
      'pool',
      'weights[i]! * Math.sign(odds[i]!)',
      '(all / (i + 1)) * Math.sign(odds[i]!)',
    ],
    [
      'order of arrival decides among equal voices',
      'pool',
      'if (a.key === b.key) return a.pUp - b.pUp;',
      'if (a.key === b.key) return 0;',
    ],
    [
      'leads and lags of two series change places',
      'assets/scale-covariance',
      'best = -k;',
      'best = k;',
      ['correlation/assets/wavelet-covariance'],
    ],
    [
      'a ring of details is not written',
      'assets/cross-products',
      'past[maxLag + (time % maxLag)] = y;',
      '',
      ['correlation/assets/wavelet-covariance'],
    ],
    ['a signal never grows old', 'tally', 'exp((-Math.LN2 * ageBars) / halfLifeBars)', '1'],
    [
      'an expired signal still counts',
      'tally',
      'ageBars > expiryBars ? Number.NaN : ageBars',
      'ageBars',
    ],
    ['a bar that is not over counts', 'tally', 'voice.isFinal && voice.end > now', 'false'],
    [
      'an older signal replaces a newer one',
      'hear',
      'inOrder(said, heard[at]!) > 0',
      'inOrder(said, heard[at]!) < 0',
    ],
    [
      'a certain signal is taken in',
      'hear',
      'pUp > 0 && pUp < 1 && h',
      'pUp >= 0 && pUp <= 1 && h',
    ],
    [
      'a dead zone lets its bound through as flat',
      'composite',
      'Math.abs(lead) >= deadZone',
      'Math.abs(lead) > deadZone',
    ],
    ['the rest of an open bar is not counted', 'age', '(end - time) / (end - start)', '0'],
  ],
);
