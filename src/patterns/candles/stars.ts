import {
  type Candle,
  gapsDown,
  gapsUp,
  isBlack,
  isDoji,
  isLong,
  isWhite,
  jumpsDown,
  jumpsUp,
} from './candle.js';
import type { CandlePattern } from './pattern.js';

const shape = { means: 'average', before: 2 } as const;

/** Neither body nor doji of its own: not short at least. */
const isNotShort = (c: Candle): boolean => c.body > c.shortBody;

/** A long white body, one away above it, and a black one that comes back into the first. */
const turnsDown = (third: Candle, star: Candle, first: Candle): boolean =>
  isWhite(first) &&
  isLong(first) &&
  gapsUp(star, first) &&
  isBlack(third) &&
  isNotShort(third) &&
  third.close < first.close - first.starDepth;

/** The same upside down. */
const turnsUp = (third: Candle, star: Candle, first: Candle): boolean =>
  isBlack(first) &&
  isLong(first) &&
  gapsDown(star, first) &&
  isWhite(third) &&
  isNotShort(third) &&
  third.close > first.close + first.starDepth;

/** Stars: a small body away from a long one, and what follows. */
export const stars: readonly CandlePattern[] = [
  {
    ...shape,
    name: 'eveningStar',
    sentence: 'the star is short',
    talib: 'CDLEVENINGSTAR',
    says: (third, star, first) =>
      star.body <= star.shortBody && turnsDown(third, star, first) ? -100 : 0,
  },
  {
    ...shape,
    name: 'eveningDojiStar',
    sentence: 'the star is a doji',
    talib: 'CDLEVENINGDOJISTAR',
    says: (third, star, first) => (isDoji(star) && turnsDown(third, star, first) ? -100 : 0),
  },
  {
    ...shape,
    name: 'morningStar',
    sentence: 'the star is short',
    talib: 'CDLMORNINGSTAR',
    says: (third, star, first) =>
      star.body <= star.shortBody && turnsUp(third, star, first) ? 100 : 0,
  },
  {
    ...shape,
    name: 'morningDojiStar',
    sentence: 'the star is a doji',
    talib: 'CDLMORNINGDOJISTAR',
    says: (third, star, first) => (isDoji(star) && turnsUp(third, star, first) ? 100 : 0),
  },
  {
    ...shape,
    name: 'abandonedBaby',
    sentence: 'a doji that not even shadows touch',
    talib: 'CDLABANDONEDBABY',
    says: (third, star, first) => {
      if (!isDoji(star)) return 0;
      const isTop = jumpsUp(star, first) && jumpsDown(third, star);
      const isBottom = jumpsDown(star, first) && jumpsUp(third, star);
      if (isTop && turnsDown(third, star, first)) return -100;
      return isBottom && turnsUp(third, star, first) ? 100 : 0;
    },
  },
  {
    ...shape,
    name: 'tristar',
    sentence: 'three dojis, the middle one away from the first, the third on the way back',
    talib: 'CDLTRISTAR',
    says: (third, star, first) => {
      const most = first.dojiBody; // one measure for all three
      if (!(first.body <= most && star.body <= most && third.body <= most)) return 0;
      if (gapsUp(star, first) && third.top < star.top) return -100;
      return gapsDown(star, first) && third.bottom > star.bottom ? 100 : 0;
    },
  },
];
