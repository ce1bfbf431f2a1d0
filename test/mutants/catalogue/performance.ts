import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const performance: readonly PlacedMutant[] = mutantsOf(
  'performance',
  ['performance/risk-free', 'performance/performance'],
  [
    ['a loss is measured from the first value', 'drawdowns', 'high = Math.max(high, value);', ''],
    [
      'the trough of a drawdown is its start',
      'drawdowns',
      'if (curve[i]! < curve[trough]!) trough = i;',
      'trough = trough === from ? i : trough;',
    ],
    ['growth is not of a year', 'growth', ' / years) - 1', ') - 1'],
    [
      'the rate without risk is forgotten',
      'ratios',
      'const excess = mean - riskFree',
      'const excess = mean',
    ],
    [
      'gains are a risk too',
      'ratios',
      'Math.min(0, r - target) * Math.min(0, r - target)',
      '(r - target) * (r - target)',
    ],
    [
      'what was sold at the open is in the market at no time',
      'exposure-state',
      'isHeld || state.isHeld || bought > 0 || sold > 0',
      'isHeld || bought > 0',
      ['performance/exposure'],
    ],
    [
      'turnover is of what was bought alone',
      'running-exposure',
      ': bought + sold;',
      ': bought;',
      ['performance/exposure'],
    ],
    [
      'ends without a position are left out of the mean exposure',
      'running-exposure',
      'state.grossSum / n',
      'state.grossSum / state.heldCount',
      ['performance/exposure'],
    ],
    [
      'the tail is one return too short',
      'tail-loss',
      'Math.ceil(tail * series.length) - 1',
      'Math.ceil(tail * returns.length)',
    ],
    [
      'the tail is not weighed',
      'tail-loss',
      'beyond / (tail * series.length)',
      'beyond / returns.length',
    ],
    ['a return is a logarithm', 'spread', 'after / before - 1', 'after - before'],
  ],
);
