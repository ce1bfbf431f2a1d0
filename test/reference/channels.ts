import { emaPart, type MeanKind, meanOf, rma, type Seed, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  type HlcField,
  highest,
  lowest,
  type Numbers,
  priceOf,
  ratio,
  rolling,
  type Series,
  share,
  zip,
} from './series.js';
import { average, covarianceOf, stdDev } from './statistics.js';
import { atr, type FirstBar, trueRange } from './volatility.js';

type Channel = { lower: number[]; middle: number[]; upper: number[] };

function around(middle: Series, width: Series): Channel {
  const upper = zip((m, w) => m + w, middle, width);
  return { lower: zip((m, w) => m - w, middle, width), middle: [...middle], upper };
}

/** Bollinger, Bollinger on Bollinger Bands (2001). */
export function bollinger(
  x: Series,
  {
    period = 20,
    multiplier = 2,
    sample = false,
    mean = 'sma',
  }: Numbers<'period' | 'multiplier'> & {
    readonly sample?: boolean;
    readonly mean?: MeanKind;
  } = {},
): Channel & { percentB: number[]; width: number[] } {
  const spread = stdDev(x, { period, sample }).map((s) => multiplier * s);
  const channel = around(meanOf(mean, x, period), spread);
  const { lower, middle, upper } = channel;
  const percentB = zip((v, l, u) => ratio(v - l, u - l), x, lower, upper);
  return { ...channel, percentB, width: zip((s, m) => share(2 * s, m), spread, middle) };
}

/** Donchian's four-week rule: the extremes of the last bars, the current one included. */
export function donchian({ high, low }: Bars, { period = 20 }: Numbers<'period'> = {}): Channel {
  const upper = highest(high, { period });
  const lower = lowest(low, { period });
  return { lower, middle: zip((l, u) => (l + u) / 2, lower, upper), upper };
}

/** Keltner, How to Make Money in Commodities (1960), in the form of Raschke: EMA and ATR. */
export function keltner(
  bars: Bars,
  {
    period = 20,
    atrPeriod = 10,
    multiplier = 2,
    seed = 'sma',
    firstBar = 'skip',
    width = 'atr',
    mean = 'ema',
    source = 'close',
  }: Numbers<'period' | 'atrPeriod' | 'multiplier'> & {
    readonly seed?: Seed;
    readonly firstBar?: FirstBar;
    readonly width?: 'atr' | 'emaTrueRange' | 'emaRange';
    readonly mean?: MeanKind;
    readonly source?: HlcField;
  } = {},
): Channel {
  const plain = zip((h, l) => h - l, bars.high, bars.low);
  const range = width === 'emaRange' ? plain : trueRange(bars, { firstBar });
  const smooth =
    width === 'atr' ? rma(range, { period: atrPeriod }) : emaPart(range, atrPeriod, seed);
  const start = width !== 'emaRange' && firstBar === 'skip' ? atrPeriod + 1 : atrPeriod;
  const reach = after(start, smooth).map((r) => multiplier * r);
  return around(after(period, meanOf(mean, priceOf(bars, source), period, seed)), reach);
}

export function linReg(
  x: Series,
  { period = 14 }: Numbers<'period'> = {},
): { value: number[]; slope: number[]; intercept: number[]; r2: number[] } {
  const k = Array.from({ length: period }, (_, i) => i);
  const slopeOf = (w: Series): number => covarianceOf(k, w) / covarianceOf(k, k);
  const interceptOf = (w: Series): number => average(w) - slopeOf(w) * average(k);
  const over = (f: (w: Series) => number): number[] => rolling(x, period, f);
  return {
    value: over((w) => interceptOf(w) + slopeOf(w) * (period - 1)),
    slope: over(slopeOf),
    intercept: over(interceptOf),
    r2: over((w) => ratio(covarianceOf(k, w) ** 2, covarianceOf(k, k) * covarianceOf(w, w))),
  };
}

/** Carter, Mastering the Trade (2005): Bollinger bands inside a channel of ranges. */
export function ttmSqueeze(
  bars: Bars,
  {
    period = 20,
    bandMultiplier = 2,
    channelMultiplier = 1.5,
  }: Numbers<'period' | 'bandMultiplier' | 'channelMultiplier'> = {},
): { on: number[]; momentum: number[] } {
  const { close } = bars;
  const band = stdDev(close, { period }).map((s) => bandMultiplier * s);
  const range = sma(trueRange(bars), { period }).map((r) => channelMultiplier * r);
  const on = zip((b, r) => (Number.isNaN(b - r) ? Number.NaN : b < r ? 1 : 0), band, range);
  const middle = donchian(bars, { period }).middle;
  const offset = zip((c, d, s) => c - (d + s) / 2, close, middle, sma(close, { period }));
  return { on, momentum: linReg(offset, { period }).value };
}

/** Le Beau's exit, in Elder, Come into My Trading Room (2002). */
export function chandelierExit(
  bars: Bars,
  {
    period = 22,
    multiplier = 3,
    atrPeriod = 0,
    firstBar = 'skip',
  }: Numbers<'period' | 'multiplier' | 'atrPeriod'> & { readonly firstBar?: FirstBar } = {},
): { long: number[]; short: number[] } {
  const room = atr(bars, { period: atrPeriod || period, firstBar }).map((a) => multiplier * a);
  return {
    long: zip((h, r) => h - r, highest(bars.high, { period }), room),
    short: zip((l, r) => l + r, lowest(bars.low, { period }), room),
  };
}

/** Chande & Kroll, The New Technical Trader (1994). */
export function chandeKroll(
  bars: Bars,
  {
    period = 10,
    multiplier = 1,
    stopPeriod = 9,
    firstBar = 'skip',
  }: Numbers<'period' | 'multiplier' | 'stopPeriod'> & { readonly firstBar?: FirstBar } = {},
): { long: number[]; short: number[] } {
  const first = chandelierExit(bars, { period, multiplier, firstBar });
  return {
    long: lowest(first.short, { period: stopPeriod }),
    short: highest(first.long, { period: stopPeriod }),
  };
}
