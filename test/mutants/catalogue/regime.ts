import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const regime: readonly PlacedMutant[] = mutantsOf(
  'regime',
  ['regime/regime'],
  [
    ['a trend ends where it begins', 'trend', 'state.trend === 0 ? enterAdx : exitAdx', 'enterAdx'],
    ['a trend begins only above its bound', 'trend', 'adx >= (state', 'adx > (state'],
    ['a fall is a rise', 'trend', 'Math.sign(plusDi - minusDi)', 'Math.sign(minusDi - plusDi)'],
    ['a peek begins a trend', 'trend', 'if (keep) state.trend = trend;', 'state.trend = trend;'],
    ['what leaves still ranks', 'window-rank', '- Number(leaving < x)', ''],
    ['equals rank at the top', 'window-rank', 'sorted[middle]! <= x', 'sorted[middle]! < x'],
    [
      'a regime lasts for ever',
      'regime-beliefs',
      '(1 - hazard) * prior[i]! + hazard * drawn[s]! * ofRatio',
      'prior[i]!',
      ['regime/regime-filter'],
    ],
    [
      'a fall is no trend',
      'regime-states',
      '[drift, -drift, 0',
      '[drift, drift, 0',
      ['regime/regime-filter'],
    ],
    [
      'the bar of a change is counted',
      'regime-beliefs',
      'beliefs.barsSinceCount + 1 : 0',
      'beliefs.barsSinceCount + 1 : 1',
      ['regime/regime-filter'],
    ],
    [
      'the usual deviation is a range’s',
      'regime-beliefs',
      'Math.max(0, i - up)',
      'i',
      ['regime/regime-filter'],
    ],
    ['up and down change names', 'regime', "['down', 'range', 'up']", "['up', 'range', 'down']"],
  ],
);
