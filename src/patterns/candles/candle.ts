/** One candle, and what its thresholds are, in prices: from the candles before it. */
export interface Candle {
  open: number;
  high: number;
  low: number;
  close: number;
  /** 1 white (close ≥ open), −1 black. */
  color: number;
  /** Ends of the body. */
  top: number;
  bottom: number;
  body: number;
  upper: number;
  lower: number;
  /** A body is long above it. */
  longBody: number;
  /** A body is short below it. */
  shortBody: number;
  /** A body is a doji up to it. */
  dojiBody: number;
  longShadow: number;
  veryLongShadow: number;
  shortShadow: number;
  /** A shadow below it is none. */
  noShadow: number;
  near: number;
  far: number;
  equal: number;
  /** How far into its body stars, clouds and mats are held to come. */
  starDepth: number;
  cloudDepth: number;
  matDepth: number;
}

/** The newest candle first. */
export type Candles = readonly [Candle, Candle, Candle, Candle, Candle, Candle, Candle];

/** How many candles back patterns look at thresholds. */
export const LOOKED_AT = 7;

export function emptyCandle(): Candle {
  return {
    open: Number.NaN,
    high: Number.NaN,
    low: Number.NaN,
    close: Number.NaN,
    color: Number.NaN,
    top: Number.NaN,
    bottom: Number.NaN,
    body: Number.NaN,
    upper: Number.NaN,
    lower: Number.NaN,
    longBody: Number.NaN,
    shortBody: Number.NaN,
    dojiBody: Number.NaN,
    longShadow: Number.NaN,
    veryLongShadow: Number.NaN,
    shortShadow: Number.NaN,
    noShadow: Number.NaN,
    near: Number.NaN,
    far: Number.NaN,
    equal: Number.NaN,
    starDepth: Number.NaN,
    cloudDepth: Number.NaN,
    matDepth: Number.NaN,
  };
}

export const isWhite = (candle: Candle): boolean => candle.color === 1;
export const isBlack = (candle: Candle): boolean => candle.color === -1;
export const isLong = (candle: Candle): boolean => candle.body > candle.longBody;
export const isShort = (candle: Candle): boolean => candle.body < candle.shortBody;
export const isDoji = (candle: Candle): boolean => candle.body <= candle.dojiBody;

/** The whole body above, or below, that of `other`. */
export const gapsUp = (candle: Candle, other: Candle): boolean => candle.bottom > other.top;
export const gapsDown = (candle: Candle, other: Candle): boolean => candle.top < other.bottom;

/** Not even the shadows touch. */
export const jumpsUp = (candle: Candle, other: Candle): boolean => candle.low > other.high;
export const jumpsDown = (candle: Candle, other: Candle): boolean => candle.high < other.low;

/** Whether `a` lies within `distance` of `b`, the ends included. */
export const isWithin = (a: number, b: number, distance: number): boolean =>
  a <= b + distance && a >= b - distance;
