import type { Direction } from '../strategies/opinion.js';

/** Columns of a judged bar as it crosses a port. */
export const judgedColumn = {
  place: 0, // of the bar that was fed
  time: 1,
  disposition: 2, // place among `dispositions`
  decidedAt: 3,
  start: 4,
  end: 5,
  high: 6,
  low: 7,
  close: 8,
  atr: 9,
  regime: 10, // four
  hasRiskRow: 14, // 1 where the timeframe of the stop has a row
  direction: 15, // place among `directions`
  confidence: 16,
  coverage: 17,
  horizonMs: 18,
  isNil: 19,
  sharesFrom: 20, // row of `shares`
  shareCount: 21,
  isReleased: 22, // 1 where there is something to decide
  tier: 23, // as `CapturedQuality` has it
  lossSum: 24,
  widthRatio: 25, // of the return that is foretold
} as const;

export const judgedWidth = 26;

/** Columns of a signal's part in a verdict. */
export const shareColumn = { id: 0, logOdds: 1, share: 2 } as const;

export const shareWidth = 3;

/** Columns before the values of a row of a bar that closed. */
export const closedColumn = { place: 0, end: 1, isNew: 2, values: 3 } as const;

export const directions: readonly Direction[] = ['flat', 'up', 'down'];
