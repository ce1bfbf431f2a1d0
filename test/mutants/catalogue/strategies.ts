import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const strategies: readonly PlacedMutant[] = mutantsOf(
  'strategies',
  ['strategies/strategies', 'strategies/opinion', 'strategies/reference'],
  [
    ['a touch of zero is a crossing', 'crossing', '!(Math.abs(x) > band)', 'Number.isNaN(x)'],
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
    ['the prior is twice as sure', 'opinion', '0.5 + 0.1 * numberIn', '0.5 + 0.2 * numberIn'],
    [
      'overbought markets are bought',
      'macd-rsi',
      'overbought - rsi : rsi - oversold',
      'rsi - oversold : overbought - rsi',
    ],
    ['strength has no bound', 'ma-crossover', 'strength: speed / (1 + speed)', 'strength: speed'],
    ['a cool-down never ends', 'cool-down', 'state.restCount -= 1', 'state.restCount -= 0'],
    [
      'a break of the margin alone is one',
      'price-levels',
      'sign * (from - prices[i]!) <= margin',
      'sign * (from - prices[i]!) <= -margin',
    ],
    [
      'leaving the bands from outside is a breakout',
      'bollinger-breakout',
      'state.place === 0 &&',
      'true &&',
    ],
    ['a warm-up lacks the bar before', 'ma-crossover', 'atr.warmUp) + 1', 'atr.warmUp)'],
  ],
);
