import { gapsDown, gapsUp, isBlack, isLong, isShort, isWhite, isWithin } from './candle.js';
import type { CandlePattern } from './pattern.js';

/** Three candles: pairs that the third confirms, gaps that it leaves open. */
export const triples: readonly CandlePattern[] = [
  {
    name: 'threeInside',
    sentence: 'a harami, and a close beyond the long body',
    talib: 'CDL3INSIDE',
    means: 'average',
    before: 2,
    says: (third, second, first) =>
      isLong(first) &&
      second.body <= second.shortBody &&
      second.top < first.top &&
      second.bottom > first.bottom &&
      third.color === -first.color &&
      (isWhite(first) ? third.close < first.open : third.close > first.open)
        ? -100 * first.color
        : 0,
  },
  {
    name: 'threeOutside',
    sentence: 'an engulfing, and a close further on',
    talib: 'CDL3OUTSIDE',
    means: 'none',
    before: 3,
    says: (third, second, first) => {
      if (first.color !== -second.color) return 0;
      const isUp = isWhite(second);
      const isAround = isUp
        ? second.close > first.open && second.open < first.close
        : second.open > first.close && second.close < first.open;
      const goesOn = isUp ? third.close > second.close : third.close < second.close;
      return isAround && goesOn ? 100 * second.color : 0;
    },
  },
  {
    name: 'gapSideBySideWhite',
    sentence: 'two white ones of one size side by side, away from the first',
    talib: 'CDLGAPSIDESIDEWHITE',
    means: 'near',
    before: 2,
    says: (third, second, first) => {
      const isUp = gapsUp(second, first) && gapsUp(third, first);
      const isDown = gapsDown(second, first) && gapsDown(third, first);
      const isAlike =
        isWhite(second) &&
        isWhite(third) &&
        isWithin(third.body, second.body, second.near) &&
        isWithin(third.open, second.open, second.equal);
      if (!isAlike || !(isUp || isDown)) return 0;
      return isUp ? 100 : -100;
    },
  },
  {
    name: 'stickSandwich',
    sentence: 'two black ones close at one price, a white one above it between',
    talib: 'CDLSTICKSANDWICH',
    means: 'near',
    before: 2,
    says: (third, second, first) =>
      isBlack(first) &&
      isWhite(second) &&
      isBlack(third) &&
      second.low > first.close &&
      isWithin(third.close, first.close, first.equal)
        ? 100
        : 0,
  },
  {
    name: 'tasukiGap',
    sentence: 'the third goes back into the gap, and leaves it open',
    talib: 'CDLTASUKIGAP',
    means: 'near',
    before: 2,
    says: (third, second, first) => {
      const isAlike = Math.abs(second.body - third.body) < second.near;
      if (!isAlike || third.color !== -second.color) return 0;
      const isUp =
        gapsUp(second, first) &&
        isWhite(second) &&
        third.open < second.close &&
        third.open > second.open &&
        third.close < second.open &&
        third.close > first.top;
      const isDown =
        gapsDown(second, first) &&
        isBlack(second) &&
        third.open < second.open &&
        third.open > second.close &&
        third.close > second.open &&
        third.close < first.bottom;
      return isUp || isDown ? 100 * second.color : 0;
    },
  },
  {
    name: 'uniqueThreeRiver',
    sentence: 'a long black one, a black harami with a lower low, a short white one',
    talib: 'CDLUNIQUE3RIVER',
    means: 'average',
    before: 2,
    says: (third, second, first) =>
      isBlack(first) &&
      isLong(first) &&
      isBlack(second) &&
      second.close > first.close &&
      second.open <= first.open &&
      second.low < first.low &&
      isWhite(third) &&
      isShort(third) &&
      third.open > second.low
        ? 100
        : 0,
  },
  {
    name: 'gapThreeMethods',
    sentence: 'the third closes the gap between two of the other colour',
    talib: 'CDLXSIDEGAP3METHODS',
    means: 'none',
    before: 2,
    says: (third, second, first) =>
      first.color === second.color &&
      second.color === -third.color &&
      third.open < second.top &&
      third.open > second.bottom &&
      third.close < first.top &&
      third.close > first.bottom &&
      (isWhite(first) ? gapsUp(second, first) : gapsDown(second, first))
        ? 100 * first.color
        : 0,
  },
];
