import { type Candle, gapsDown, gapsUp, isBlack, isLong, isShort, isWhite } from './candle.js';
import type { CandlePattern } from './pattern.js';

/** The body touches the range of `other`. */
const touches = (c: Candle, other: Candle): boolean => c.bottom < other.high && c.top > other.low;

/** Patterns of five candles. */
export const fiveCandles: readonly CandlePattern[] = [
  {
    name: 'breakaway',
    sentence: 'a gap and two more in its direction, and one back into the gap',
    talib: 'CDLBREAKAWAY',
    means: 'average',
    before: 4,
    says: (fifth, fourth, third, second, first) => {
      const isRow = first.color === second.color && second.color === fourth.color;
      if (!isLong(first) || !isRow || fifth.color !== -fourth.color) return 0;
      const breaks = isBlack(first)
        ? gapsDown(second, first) &&
          third.high < second.high &&
          third.low < second.low &&
          fourth.high < third.high &&
          fourth.low < third.low &&
          fifth.close > second.open &&
          fifth.close < first.close
        : gapsUp(second, first) &&
          third.high > second.high &&
          third.low > second.low &&
          fourth.high > third.high &&
          fourth.low > third.low &&
          fifth.close < second.open &&
          fifth.close > first.close;
      return breaks ? 100 * fifth.color : 0;
    },
  },
  {
    name: 'ladderBottom',
    sentence: 'three black steps down, one with a shadow above, one away above it',
    talib: 'CDLLADDERBOTTOM',
    means: 'average',
    before: 4,
    says: (fifth, fourth, third, second, first) =>
      isBlack(first) &&
      isBlack(second) &&
      isBlack(third) &&
      first.open > second.open &&
      second.open > third.open &&
      first.close > second.close &&
      second.close > third.close &&
      isBlack(fourth) &&
      fourth.upper > fourth.noShadow &&
      isWhite(fifth) &&
      fifth.open > fourth.open &&
      fifth.close > fourth.high
        ? 100
        : 0,
  },
  {
    name: 'matHold',
    sentence: 'a long white one, three small ones that hold, and a white one above all',
    talib: 'CDLMATHOLD',
    means: 'average',
    before: 4,
    says: (fifth, fourth, third, second, first) => {
      const floor = first.close - first.matDepth;
      return isLong(first) &&
        isShort(second) &&
        isShort(third) &&
        isShort(fourth) &&
        isWhite(first) &&
        isBlack(second) &&
        isWhite(fifth) &&
        gapsUp(second, first) &&
        third.bottom < first.close &&
        fourth.bottom < first.close &&
        third.bottom > floor &&
        fourth.bottom > floor &&
        third.top < second.open &&
        fourth.top < third.top &&
        fifth.open > fourth.close &&
        fifth.close > Math.max(second.high, third.high, fourth.high)
        ? 100
        : 0;
    },
  },
  {
    name: 'threeMethods',
    sentence: 'a long one, three small ones against it within its range, a long one on',
    talib: 'CDLRISEFALL3METHODS',
    means: 'average',
    before: 4,
    says: (fifth, fourth, third, second, first) => {
      const { color } = first;
      const isRow = second.color === third.color && third.color === fourth.color;
      return isLong(first) &&
        isShort(second) &&
        isShort(third) &&
        isShort(fourth) &&
        isLong(fifth) &&
        color === -second.color &&
        isRow &&
        fourth.color === -fifth.color &&
        touches(second, first) &&
        touches(third, first) &&
        touches(fourth, first) &&
        third.close * color < second.close * color &&
        fourth.close * color < third.close * color &&
        fifth.open * color > fourth.close * color &&
        fifth.close * color > first.close * color
        ? 100 * color
        : 0;
    },
  },
];
