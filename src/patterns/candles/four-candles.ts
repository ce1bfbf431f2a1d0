import { type Candle, gapsDown, isBlack, isWhite } from './candle.js';
import type { CandlePattern } from './pattern.js';

/** Opens within the body before, or near it. */
const opensNear = (c: Candle, { top, bottom, near }: Candle): boolean =>
  c.open >= bottom - near && c.open <= top + near;

const isBare = (c: Candle): boolean => c.upper < c.noShadow && c.lower < c.noShadow;

/** Patterns of four candles. */
export const fourCandles: readonly CandlePattern[] = [
  {
    name: 'threeLineStrike',
    sentence: 'three of a kind, and one that takes all of it back',
    talib: 'CDL3LINESTRIKE',
    means: 'near',
    before: 3,
    says: (c, third, second, first) => {
      const isRow = first.color === second.color && second.color === third.color;
      if (!isRow || c.color !== -third.color) return 0;
      if (!opensNear(second, first) || !opensNear(third, second)) return 0;
      const strikes = isWhite(third)
        ? third.close > second.close &&
          second.close > first.close &&
          c.open > third.close &&
          c.close < first.open
        : third.close < second.close &&
          second.close < first.close &&
          c.open < third.close &&
          c.close > first.open;
      return strikes ? 100 * third.color : 0;
    },
  },
  {
    name: 'concealingBabySwallow',
    sentence: 'two bare black ones, one away below with a shadow, one around it',
    talib: 'CDLCONCEALBABYSWALL',
    means: 'average',
    before: 3,
    says: (fourth, third, second, first) =>
      isBlack(first) &&
      isBlack(second) &&
      isBlack(third) &&
      isBlack(fourth) &&
      isBare(first) &&
      isBare(second) &&
      gapsDown(third, second) &&
      third.upper > third.noShadow &&
      third.high > second.close &&
      fourth.high > third.high &&
      fourth.low < third.low
        ? 100
        : 0,
  },
];
