import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const strategies: readonly PlacedMutant[] = mutantsOf(
  'strategies',
  ['strategies/strategies', 'strategies/opinion'],
  [
    ['a touch of zero is a crossing', 'crossing', 'Number.isNaN(x) || x === 0', 'Number.isNaN(x)'],
    [
      'the first side is a crossing',
      'crossing',
      'side * state.side < 0',
      '!(side * state.side > 0)',
    ],
    ['a peek moves the side', 'crossing', 'if (keep) state.side = side;', 'state.side = side;'],
    [
      'a fall is said to rise',
      'opinion',
      "direction === 'up' ? 1 : -1",
      "direction === 'up' ? 1 : 1",
    ],
    ['the prior is twice as sure', 'opinion', '0.5 + 0.1 * strength', '0.5 + 0.2 * strength'],
    [
      'overbought markets are bought',
      'macd-rsi',
      'overbought - rsi : rsi - oversold',
      'rsi - oversold : overbought - rsi',
    ],
    ['strength has no bound', 'ma-crossover', 'Math.min(1, speed)', 'speed'],
    ['a warm-up lacks the bar before', 'ma-crossover', 'slow.warmUp + 1', 'slow.warmUp'],
  ],
);
