import {
  type Candle,
  gapsDown,
  gapsUp,
  isBlack,
  isDoji,
  isLong,
  isWhite,
  isWithin,
  jumpsDown,
  jumpsUp,
} from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 1 } as const;

/** A long body without shadows. */
const isMarubozu = (c: Candle): boolean =>
  isLong(c) && c.upper < c.noShadow && c.lower < c.noShadow;

/** Two of them of opposite colours, away from each other. */
const kicks = (c: Candle, before: Candle): boolean =>
  before.color === -c.color &&
  isMarubozu(before) &&
  isMarubozu(c) &&
  (isBlack(before) ? jumpsUp(c, before) : jumpsDown(c, before));

/** 100 if the body of `inner` lies within that of `outer`, 80 if one end is the same, else 0. */
function swallowed(inner: Candle, outer: Candle): number {
  if (inner.top < outer.top && inner.bottom > outer.bottom) return 100;
  return inner.top <= outer.top && inner.bottom >= outer.bottom ? 80 : 0;
}

/** Two candles: what the second says to the first. */
export const pairs: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'counterattack',
    sentence: 'two long ones of opposite colours close at the same price',
    talib: 'CDLCOUNTERATTACK',
    says: (c, before) =>
      before.color === -c.color &&
      isLong(before) &&
      isLong(c) &&
      isWithin(c.close, before.close, before.equal)
        ? 100 * c.color
        : 0,
  },
  {
    ...shape,
    name: 'dojiStar',
    sentence: 'a doji away from a long body',
    talib: 'CDLDOJISTAR',
    says: (c, before) =>
      isLong(before) && isDoji(c) && (isWhite(before) ? gapsUp(c, before) : gapsDown(c, before))
        ? -100 * before.color
        : 0,
  },
  {
    name: 'engulfing',
    sentence: 'the body swallows that before, of the other colour',
    talib: 'CDLENGULFING',
    means: 'none',
    before: 2,
    says: (c, before) => {
      if (before.color !== -c.color) return 0;
      const beyond = c.color * (c.close - before.open);
      const below = c.color * (before.close - c.open);
      if (!(beyond >= 0 && below >= 0 && (beyond > 0 || below > 0))) return 0;
      return (beyond > 0 && below > 0 ? 100 : 80) * c.color;
    },
  },
  {
    ...shape,
    name: 'harami',
    sentence: 'a short body within a long one',
    talib: 'CDLHARAMI',
    says: (c, before) =>
      isLong(before) && c.body <= c.shortBody ? -before.color * swallowed(c, before) : 0,
  },
  {
    ...shape,
    name: 'haramiCross',
    sentence: 'a doji within a long body',
    talib: 'CDLHARAMICROSS',
    says: (c, before) => (isLong(before) && isDoji(c) ? -before.color * swallowed(c, before) : 0),
  },
  {
    ...shape,
    name: 'homingPigeon',
    sentence: 'a short black body within a long black one',
    talib: 'CDLHOMINGPIGEON',
    says: (c, before) =>
      isBlack(before) &&
      isBlack(c) &&
      isLong(before) &&
      c.body <= c.shortBody &&
      c.open < before.open &&
      c.close > before.close
        ? 100
        : 0,
  },
  {
    ...shape,
    name: 'kicking',
    sentence: 'a marubozu, and one of the other colour away from it',
    talib: 'CDLKICKING',
    says: (c, before) => (kicks(c, before) ? 100 * c.color : 0),
  },
  {
    ...shape,
    name: 'kickingByLength',
    sentence: 'the same; the longer one says whither',
    talib: 'CDLKICKINGBYLENGTH',
    says: (c, before) =>
      kicks(c, before) ? 100 * (c.body > before.body ? c.color : before.color) : 0,
  },
  {
    name: 'matchingLow',
    sentence: 'two black ones close at the same price',
    talib: 'CDLMATCHINGLOW',
    means: 'near',
    before: 1,
    says: (c, before) =>
      isBlack(before) && isBlack(c) && isWithin(c.close, before.close, before.equal) ? 100 : 0,
  },
  {
    ...shape,
    name: 'separatingLines',
    sentence: 'opposite colours open at the same price, the second goes its way',
    talib: 'CDLSEPARATINGLINES',
    says: (c, before) =>
      before.color === -c.color &&
      isWithin(c.open, before.open, before.equal) &&
      isLong(c) &&
      (isWhite(c) ? c.lower < c.noShadow : c.upper < c.noShadow)
        ? 100 * c.color
        : 0,
  },
];
