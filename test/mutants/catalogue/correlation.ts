import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const correlation: readonly PlacedMutant[] = mutantsOf(
  'correlation',
  [
    'correlation/bounds',
    'correlation/composite-view',
    'correlation/pool',
    'correlation/signal-correlator',
  ],
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
    [
      'a signal never grows old',
      'voice-weights',
      'weight = own * decayOf(this.#design, ageBars)',
      'weight = own',
    ],
    ['an expired signal still counts', 'voice-weights', 'ageBars <= expiryBars', 'ageBars >= 0'],
    [
      'a bar that is not over counts',
      'voice-weights',
      'isFinal ? end : Number.NEGATIVE_INFINITY',
      'Number.NEGATIVE_INFINITY',
    ],
    [
      'who was heavier before counts first among equals',
      'ranking',
      'before > weight || (before === weight && order[at - 1]! < place)',
      'before >= weight',
    ],
    [
      'what is left after whole bars is that of a bar less',
      'decay',
      'decays[ageBars]!',
      'decays[ageBars >> 1]!',
    ],
    [
      'an older signal replaces a newer one',
      'hear-signals',
      'inOrder(word, standing(columns, source)) > 0',
      'inOrder(word, standing(columns, source)) < 0',
    ],
    [
      'a bar of a market that was closed is counted twice',
      'bar-clock',
      'isCounted && time > start',
      'time > start',
    ],
    [
      'a composite says what was heard after it',
      'heard-page',
      'i < changes; i++',
      'i < this.#changeCount; i++',
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
