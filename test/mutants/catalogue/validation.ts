import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const validation: readonly PlacedMutant[] = mutantsOf(
  'validation',
  ['validation/data-validator', 'validation/rules', 'validation/mend', 'validation/quality'],
  [
    [
      'a move is measured from the larger price',
      'move',
      'apart / Math.min(a, b)',
      'apart / Math.max(a, b)',
    ],
    ['a stay is no jump', 'settle', 'jump: 0', 'jump: 1'],
    ['a spike is believed', 'settle', "if (verdict !== 'spike') believe", 'believe'],
    [
      'the last of a conflict never stands',
      'order',
      "design.conflict === 'last'",
      "design.conflict === 'first'",
    ],
    ['a duplicate is late', 'order', 'if (hasSameValues(bar, known))', 'if (false)'],
    ['a bar in a known gap is late', 'order', 'if (fillGap(door.state, interval))', 'if (false)'],
    ['a gap is never told', 'gap', 'if (!isTold) return;', 'return;'],
    [
      'a gap is one bar too tolerant',
      'gap',
      'missing > gapToleranceBars',
      'missing > gapToleranceBars + 1',
    ],
    [
      'a gap may be filled twice',
      'known-gaps',
      'if (from === start && to === end) removeGap(state, i);\n    else if',
      'if',
    ],
    [
      'a second of skew is too much',
      'rules/future',
      'time > receivedAt + skewMs',
      'time > receivedAt',
    ],
    [
      'the least volume is too small',
      'rules/volume-floor',
      'volume < minVolume',
      'volume <= minVolume',
    ],
    [
      'a low above the open is rounding',
      'rules/ohlc',
      "low > bottom && !isNear(low, bottom) ? 'low-too-high'",
      "false ? 'low-too-high'",
    ],
    [
      'rounding is not mended',
      'rules/ohlc',
      "if (code !== 'ohlc-rounding') return undefined;",
      'return undefined;',
    ],
    ['two repeats are stale', 'rules/stale', 'FEWEST_REPEATS = 3', 'FEWEST_REPEATS = 1'],
    ['a wick is measured from one side', 'rules/wick', 'up > limit || down > limit', 'up > limit'],
    [
      'late by the bound is late',
      'rules/late-arrival',
      'receivedAt - end > maxLagMs',
      'receivedAt - end >= maxLagMs',
    ],
    [
      'ten times the price is no unit',
      'rules/ratios',
      'ratio <= tens * UNIT_RATIO',
      'ratio <= tens',
    ],
    ['a score is no share of 100', 'quality', '100 * exp(-lossSum)', '100 * exp(lossSum)'],
    [
      'a source of a lower rank wins',
      'sources',
      'rank < newestRank',
      'rank > newestRank',
      ['validation/data-validator', 'validation/mend', 'validation/sources'],
    ],
    ['made-up bars know no end', 'fill', 'gap.missing + 1', 'gap.missing', ['validation/batch']],
  ],
);
