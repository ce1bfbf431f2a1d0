import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const report: readonly PlacedMutant[] = mutantsOf(
  'report',
  ['report/report', 'report/returns', 'report/escaping'],
  [
    ["' is left as it is in HTML", 'html', "'&#39;'", '"\'"'],
    ['" is left as it is in HTML', 'html', '&quot;', '"'],
    ['< is left as it is in HTML', 'html', '&lt;', '<'],
    [
      'a line of text goes over its width',
      'text-table',
      'text.slice(0, width - 1)',
      'text.slice(0, width)',
    ],
    ['a control character breaks a line of text', 'text-table', "+/g, ' ')", "+/g, '$&')"],
    [
      'the axis is turned round',
      'scale',
      '(value - min) / (max - min)',
      '(max - value) / (max - min)',
    ],
    ['a price of NaN bounds the axis', 'scale', 'if (!isNumber(value)) continue;', ''],
    ['midnight is named by the clock', 'time-ticks', 'ofDay === 0 ?', 'ofDay < 0 ?'],
  ],
);
