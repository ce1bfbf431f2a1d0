import { isDoji, isLong, isShort, isWhite } from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 0 } as const;

/** Patterns of a single candle: what its body and its shadows are like. */
export const oneCandle: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'beltHold',
    sentence: 'a long body without a shadow where it opened',
    talib: 'CDLBELTHOLD',
    says: (c) => {
      const opensAtTheEnd = isWhite(c) ? c.lower < c.noShadow : c.upper < c.noShadow;
      return isLong(c) && opensAtTheEnd ? 100 * c.color : 0;
    },
  },
  {
    ...shape,
    name: 'closingMarubozu',
    sentence: 'a long body without a shadow where it closed',
    talib: 'CDLCLOSINGMARUBOZU',
    says: (c) => {
      const closesAtTheEnd = isWhite(c) ? c.upper < c.noShadow : c.lower < c.noShadow;
      return isLong(c) && closesAtTheEnd ? 100 * c.color : 0;
    },
  },
  {
    ...shape,
    name: 'doji',
    sentence: 'no body',
    talib: 'CDLDOJI',
    says: (c) => (isDoji(c) ? 100 : 0),
  },
  {
    ...shape,
    name: 'dragonflyDoji',
    sentence: 'no body, all shadow below',
    talib: 'CDLDRAGONFLYDOJI',
    says: (c) => (isDoji(c) && c.upper < c.noShadow && c.lower > c.noShadow ? 100 : 0),
  },
  {
    ...shape,
    name: 'gravestoneDoji',
    sentence: 'no body, all shadow above',
    talib: 'CDLGRAVESTONEDOJI',
    says: (c) => (isDoji(c) && c.lower < c.noShadow && c.upper > c.noShadow ? 100 : 0),
  },
  {
    ...shape,
    name: 'highWave',
    sentence: 'a short body between very long shadows',
    talib: 'CDLHIGHWAVE',
    says: (c) =>
      isShort(c) && c.upper > c.veryLongShadow && c.lower > c.veryLongShadow ? 100 * c.color : 0,
  },
  {
    ...shape,
    name: 'longLeggedDoji',
    sentence: 'no body and a long shadow',
    talib: 'CDLLONGLEGGEDDOJI',
    says: (c) => (isDoji(c) && (c.lower > c.longShadow || c.upper > c.longShadow) ? 100 : 0),
  },
  {
    ...shape,
    name: 'longLine',
    sentence: 'a long body between short shadows',
    talib: 'CDLLONGLINE',
    says: (c) =>
      isLong(c) && c.upper < c.shortShadow && c.lower < c.shortShadow ? 100 * c.color : 0,
  },
  {
    ...shape,
    name: 'marubozu',
    sentence: 'a long body without shadows',
    talib: 'CDLMARUBOZU',
    says: (c) => (isLong(c) && c.upper < c.noShadow && c.lower < c.noShadow ? 100 * c.color : 0),
  },
  {
    ...shape,
    name: 'rickshawMan',
    sentence: 'no body, long shadows, and the body near the middle',
    talib: 'CDLRICKSHAWMAN',
    says: (c) => {
      const middle = c.low + (c.high - c.low) / 2;
      const isCentred = c.bottom <= middle + c.near && c.top >= middle - c.near;
      return isDoji(c) && c.lower > c.longShadow && c.upper > c.longShadow && isCentred ? 100 : 0;
    },
  },
  {
    ...shape,
    name: 'shortLine',
    sentence: 'a short body between short shadows',
    talib: 'CDLSHORTLINE',
    says: (c) =>
      isShort(c) && c.upper < c.shortShadow && c.lower < c.shortShadow ? 100 * c.color : 0,
  },
  {
    ...shape,
    name: 'spinningTop',
    sentence: 'a short body between shadows longer than it',
    talib: 'CDLSPINNINGTOP',
    says: (c) => (isShort(c) && c.upper > c.body && c.lower > c.body ? 100 * c.color : 0),
  },
  {
    ...shape,
    name: 'takuri',
    sentence: 'a dragonfly with a very long shadow',
    talib: 'CDLTAKURI',
    says: (c) => (isDoji(c) && c.upper < c.noShadow && c.lower > c.veryLongShadow ? 100 : 0),
  },
];
