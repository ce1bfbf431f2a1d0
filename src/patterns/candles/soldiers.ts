import { type Candle, isLong, isShort, isWhite } from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 2 } as const;

/** Each closes above the one before. */
const rise = (third: Candle, second: Candle, first: Candle): boolean =>
  isWhite(first) &&
  isWhite(second) &&
  isWhite(third) &&
  third.close > second.close &&
  second.close > first.close;

/** Opens within the body before or near its end. */
const opensOn = (c: Candle, before: Candle): boolean =>
  c.open > before.open && c.open <= before.close + before.near;

/** The ways in which three white candles lose strength. */
const tires = (third: Candle, second: Candle, first: Candle): boolean =>
  (second.body < first.body - first.far && third.body < second.body + second.near) ||
  third.body < second.body - second.far ||
  (third.body < second.body &&
    second.body < first.body &&
    (third.upper > third.shortShadow || second.upper > second.shortShadow)) ||
  (third.body < second.body && third.upper > third.longShadow);

/** White candles on the way up. */
export const soldiers: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'threeWhiteSoldiers',
    sentence: 'of like size, each opens within the body before, close at the high',
    talib: 'CDL3WHITESOLDIERS',
    says: (third, second, first) =>
      rise(third, second, first) &&
      first.upper < first.noShadow &&
      second.upper < second.noShadow &&
      third.upper < third.noShadow &&
      opensOn(second, first) &&
      opensOn(third, second) &&
      second.body > first.body - first.far &&
      third.body > second.body - second.far &&
      third.body > third.shortBody
        ? 100
        : 0,
  },
  {
    ...shape,
    name: 'advanceBlock',
    sentence: 'they tire: smaller bodies or longer shadows',
    talib: 'CDLADVANCEBLOCK',
    says: (third, second, first) =>
      rise(third, second, first) &&
      opensOn(second, first) &&
      opensOn(third, second) &&
      isLong(first) &&
      first.upper < first.shortShadow &&
      tires(third, second, first)
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'stalledPattern',
    sentence: 'two long ones, and a short one on the shoulder of the second',
    talib: 'CDLSTALLEDPATTERN',
    says: (third, second, first) =>
      rise(third, second, first) &&
      isLong(first) &&
      isLong(second) &&
      second.upper < second.noShadow &&
      opensOn(second, first) &&
      isShort(third) &&
      third.open >= second.close - third.body - second.near
        ? -100
        : 0,
  },
];
