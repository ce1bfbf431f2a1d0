import { type Candle, isBlack, isLong, isWhite, isWithin } from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 1 } as const;

/** A white candle that opens below the low of a long black one. */
const comesBack = (c: Candle, before: Candle): boolean =>
  isBlack(before) && isLong(before) && isWhite(c) && c.open < before.low;

/** A long candle, and one of the other colour that opens beyond it: how far it comes back. */
export const necks: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'darkCloudCover',
    sentence: 'opens above the high, closes well within the white body',
    talib: 'CDLDARKCLOUDCOVER',
    says: (c, before) =>
      isWhite(before) &&
      isLong(before) &&
      isBlack(c) &&
      c.open > before.high &&
      c.close > before.open &&
      c.close < before.close - before.cloudDepth
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'piercing',
    sentence: 'long, and closes above the middle of the black body',
    talib: 'CDLPIERCING',
    says: (c, before) =>
      comesBack(c, before) &&
      isLong(c) &&
      c.close < before.open &&
      c.close > before.close + before.body * 0.5
        ? 100
        : 0,
  },
  {
    ...shape,
    name: 'thrusting',
    sentence: 'closes within the black body, up to its middle',
    talib: 'CDLTHRUSTING',
    says: (c, before) =>
      comesBack(c, before) &&
      c.close > before.close + before.equal &&
      c.close <= before.close + before.body * 0.5
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'inNeck',
    sentence: 'closes at the black close or barely above',
    talib: 'CDLINNECK',
    says: (c, before) =>
      comesBack(c, before) && c.close <= before.close + before.equal && c.close >= before.close
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'onNeck',
    sentence: 'closes at the black low',
    talib: 'CDLONNECK',
    says: (c, before) =>
      comesBack(c, before) && isWithin(c.close, before.low, before.equal) ? -100 : 0,
  },
];
