import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const statistics: readonly PlacedMutant[] = mutantsOf(
  'statistics',
  ['statistics/reference', 'statistics/laws', 'statistics/oracle'],
  [
    [
      'a lap ends one input late',
      'window-moments',
      'const lapEnds = size === period',
      'const lapEnds = size > period',
    ],
    [
      'the halves of a window are not joined',
      'window-moments',
      ' + apart * apart * (share * (period - size))',
      '',
    ],
    ['a window sums up one input less', 'window-sum', 'lap[next]! + head', 'lap[next]!'],
    ['sums of the tail are not made', 'window-sum', 'if (lapEnds) sumTails(lap);', ''],
    [
      '-0 and 0 tell on the order of arrival',
      'window-max',
      'const entering = x + 0;',
      'const entering = x;',
      ['indicators/process-rows'],
    ],
    [
      'the highest is the newest',
      'window-max',
      'slot > 0 && state.head > entering',
      'slot > 1 && state.head > entering',
    ],
    [
      'a slope is half as steep',
      'window-trend',
      'fromOldMean * (slot / 2)',
      'fromOldMean * (slot / 4)',
    ],
    [
      'what leaves is not taken from the order',
      'sorted-window',
      'Number.isNaN(leaving) ? last : rankOf(sorted, leaving)',
      'last',
    ],
    [
      '0/0 is 0',
      'ratio',
      'Number.NaN',
      '0',
      ['statistics/reference', 'statistics/laws', 'reference/flat'],
    ],
  ],
);
