import { type Candle, gapsUp, isBlack, isLong, isWhite, isWithin } from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 2 } as const;

/** Each closes below the one before. */
const fall = (third: Candle, second: Candle, first: Candle): boolean =>
  isBlack(first) &&
  isBlack(second) &&
  isBlack(third) &&
  first.close > second.close &&
  second.close > third.close;

const haveNoLowerShadow = (third: Candle, second: Candle, first: Candle): boolean =>
  first.lower < first.noShadow && second.lower < second.noShadow && third.lower < third.noShadow;

/** Black candles at the top or on the way down. */
export const crows: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'twoCrows',
    sentence: 'above a long white body, the second closes within it',
    talib: 'CDL2CROWS',
    says: (third, second, first) =>
      isWhite(first) &&
      isLong(first) &&
      isBlack(second) &&
      gapsUp(second, first) &&
      isBlack(third) &&
      third.open < second.open &&
      third.open > second.close &&
      third.close > first.open &&
      third.close < first.close
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'upsideGapTwoCrows',
    sentence: 'above a long white body, the second around the first and still above',
    talib: 'CDLUPSIDEGAP2CROWS',
    says: (third, second, first) =>
      isWhite(first) &&
      isLong(first) &&
      isBlack(second) &&
      second.body <= second.shortBody &&
      gapsUp(second, first) &&
      isBlack(third) &&
      third.open > second.open &&
      third.close < second.close &&
      third.close > first.close
        ? -100
        : 0,
  },
  {
    name: 'threeBlackCrows',
    sentence: 'after a white one, each opens within the body before, close at the low',
    talib: 'CDL3BLACKCROWS',
    means: 'average',
    before: 3,
    says: (third, second, first, white) =>
      isWhite(white) &&
      fall(third, second, first) &&
      haveNoLowerShadow(third, second, first) &&
      second.open < first.open &&
      second.open > first.close &&
      third.open < second.open &&
      third.open > second.close &&
      white.high > first.close
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'identicalThreeCrows',
    sentence: 'each opens where the one before closed, close at the low',
    talib: 'CDLIDENTICAL3CROWS',
    says: (third, second, first) =>
      fall(third, second, first) &&
      haveNoLowerShadow(third, second, first) &&
      isWithin(second.open, first.close, first.equal) &&
      isWithin(third.open, second.close, second.equal)
        ? -100
        : 0,
  },
  {
    ...shape,
    name: 'threeStarsInTheSouth',
    sentence: 'ever smaller black ones, each within the range before',
    talib: 'CDL3STARSINSOUTH',
    says: (third, second, first) =>
      isBlack(first) &&
      isBlack(second) &&
      isBlack(third) &&
      isLong(first) &&
      first.lower > first.longShadow &&
      second.body < first.body &&
      second.open > first.close &&
      second.open <= first.high &&
      second.low < first.close &&
      second.low >= first.low &&
      second.lower > second.noShadow &&
      third.body < third.shortBody &&
      third.lower < third.noShadow &&
      third.upper < third.noShadow &&
      third.low > second.low &&
      third.high < second.high
        ? 100
        : 0,
  },
];
