import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const history: readonly PlacedMutant[] = mutantsOf(
  'history',
  ['history/checksum', 'history/bar-history', 'history/encode-bars'],
  [
    [
      'the same bar is a revision',
      'merge-columns',
      "isSame(merged, length - 1, later, j) ? 'same' : 'revised'",
      "'revised'",
    ],
    [
      'equal times change places',
      'merge-columns',
      'time[a]! - time[b]! || a - b',
      'time[a]! - time[b]! || b - a',
    ],
    [
      'the checksum is turned round',
      'checksum',
      '(sum ^ 0xffffffff) >>> 0',
      'sum >>> 0',
      ['history/checksum'],
    ],
    [
      '-0 is 0',
      'scale',
      'Object.is(doubleOf(ticks, scale), value)',
      'doubleOf(ticks, scale) === value',
    ],
    ['a volume of 54 bits is cut', 'number-code', 'while (length < 53 &&', 'while (length < 40 &&'],
    [
      'what is read ends one bar early',
      'bar-history',
      'lastTime >= from && firstTime < to',
      'lastTime > from && firstTime < to',
    ],
    [
      'a revision is not counted',
      'bar-history',
      'counts.inserted + counts.revised > 0',
      'counts.inserted > 0',
    ],
  ],
);
