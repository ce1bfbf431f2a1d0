import { gapsDown, gapsUp, isShort } from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 1 } as const;

/** A short body at one end of a long shadow, and where it stands to the candle before. */
export const hammers: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'hammer',
    sentence: 'the shadow below, near the low before or under it',
    talib: 'CDLHAMMER',
    says: (c, before) => {
      const isShape = isShort(c) && c.lower > c.longShadow && c.upper < c.noShadow;
      return isShape && c.bottom <= before.low + before.near ? 100 : 0;
    },
  },
  {
    ...shape,
    name: 'hangingMan',
    sentence: 'the shadow below, near the high before or over it',
    talib: 'CDLHANGINGMAN',
    says: (c, before) => {
      const isShape = isShort(c) && c.lower > c.longShadow && c.upper < c.noShadow;
      return isShape && c.bottom >= before.high - before.near ? -100 : 0;
    },
  },
  {
    ...shape,
    name: 'invertedHammer',
    sentence: 'the shadow above, the body under that before',
    talib: 'CDLINVERTEDHAMMER',
    says: (c, before) => {
      const isShape = isShort(c) && c.upper > c.longShadow && c.lower < c.noShadow;
      return isShape && gapsDown(c, before) ? 100 : 0;
    },
  },
  {
    ...shape,
    name: 'shootingStar',
    sentence: 'the shadow above, the body over that before',
    talib: 'CDLSHOOTINGSTAR',
    says: (c, before) => {
      const isShape = isShort(c) && c.upper > c.longShadow && c.lower < c.noShadow;
      return isShape && gapsUp(c, before) ? -100 : 0;
    },
  },
];
