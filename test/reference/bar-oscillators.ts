import { emaPart, type MeanKind, meanOf, type Seed, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  type HlcField,
  highest,
  lag,
  lowest,
  medianPrice,
  type Numbers,
  overDefined,
  position,
  priceOf,
  ratio,
  rolling,
  zip,
} from './series.js';
import { average, sum } from './statistics.js';
import { trueRange } from './volatility.js';

/** Lane, Lane's stochastics, TASC (1984); slowing is a mean of ratios. */
export function stochastic(
  { high, low, close }: Bars,
  {
    kPeriod = 14,
    slowing = 3,
    dPeriod = 3,
    mean = 'sma',
  }: Numbers<'kPeriod' | 'slowing' | 'dPeriod'> & { readonly mean?: MeanKind } = {},
): { k: number[]; d: number[] } {
  const floor = lowest(low, { period: kPeriod });
  const ceiling = highest(high, { period: kPeriod });
  const raw = position(close, floor, ceiling).map((v) => 100 * v);
  const k = meanOf(mean, raw, slowing);
  return { k, d: meanOf(mean, k, dPeriod) };
}

/** Williams, How I Made One Million Dollars (1973). */
export function williamsR(
  { high, low, close }: Bars,
  { period = 14 }: Numbers<'period'> = {},
): number[] {
  const floor = lowest(low, { period });
  const ceiling = highest(high, { period });
  return zip((c, l, h) => -100 * ratio(h - c, h - l), close, floor, ceiling);
}

/** Lambert, Commodity channel index, Commodities (October 1980). */
export function cci(
  bars: Bars,
  {
    period = 20,
    constant = 0.015,
    source = 'hlc3',
  }: Numbers<'period' | 'constant'> & { readonly source?: HlcField } = {},
): number[] {
  return rolling(priceOf(bars, source), period, (w) => {
    const centre = average(w);
    const deviation = average(w.map((v) => Math.abs(v - centre)));
    return ratio(w[w.length - 1]! - centre, constant * deviation);
  });
}

/** Williams, New Trading Dimensions (1998). */
export function awesomeOscillator(
  bars: Bars,
  { fastPeriod = 5, slowPeriod = 34 }: Numbers<'fastPeriod' | 'slowPeriod'> = {},
): number[] {
  const price = medianPrice(bars);
  return zip(
    (f, s) => f - s,
    sma(price, { period: fastPeriod }),
    sma(price, { period: slowPeriod }),
  );
}

/** Williams, The ultimate oscillator, TASC (1985). */
export function ultimateOscillator(
  bars: Bars,
  {
    shortPeriod = 7,
    middlePeriod = 14,
    longPeriod = 28,
  }: Numbers<'shortPeriod' | 'middlePeriod' | 'longPeriod'> = {},
): number[] {
  const range = trueRange(bars);
  const pressure = zip((c, l, p) => c - Math.min(l, p), bars.close, bars.low, lag(bars.close));
  const share = (period: number): number[] => {
    const defined = pressure.map((v) => (Number.isFinite(v) ? v : Number.NaN));
    return zip(ratio, sum(defined, { period }), sum(range, { period }));
  };
  return zip(
    (a, b, c) => (100 * (4 * a + 2 * b + c)) / 7,
    share(shortPeriod),
    share(middlePeriod),
    share(longPeriod),
  );
}

/** Ehlers, Using the Fisher transform, TASC (November 2002). */
export function fisher(
  bars: Bars,
  { period = 9 }: Numbers<'period'> = {},
): { fisher: number[]; trigger: number[] } {
  const price = medianPrice(bars);
  const place = position(price, lowest(price, { period }), highest(price, { period }));
  const line = overDefined(place, (d) => {
    let value = 0;
    let transformed = 0;
    return d.map((p) => {
      value = 0.66 * (p - 0.5) + 0.67 * value;
      if (Math.abs(value) > 0.99) value = 0.999 * Math.sign(value);
      transformed = 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * transformed;
      return transformed;
    });
  });
  return { fisher: line, trigger: overDefined(line, (d) => lag(d)) };
}

/** Elder, Trading for a Living (1993). */
export function elderRay(
  { high, low, close }: Bars,
  { period = 13, seed = 'sma' }: Numbers<'period'> & { readonly seed?: Seed } = {},
): { bull: number[]; bear: number[] } {
  const middle = after(period, emaPart(close, period, seed));
  return { bull: zip((h, m) => h - m, high, middle), bear: zip((l, m) => l - m, low, middle) };
}

/** Livshin, Balance of market power, TASC (August 2001). */
export function bop({ open, high, low, close }: Bars): number[] {
  return zip((o, h, l, c) => ratio(c - o, h - l), open, high, low, close);
}

/** Dorsey, The mass index, TASC (June 1992). */
export function massIndex(
  { high, low }: Bars,
  { emaPeriod = 9, period = 25 }: Numbers<'emaPeriod' | 'period'> = {},
): number[] {
  const once = emaPart(
    zip((h, l) => h - l, high, low),
    emaPeriod,
  );
  return sum(zip(ratio, once, emaPart(once, emaPeriod)), { period });
}
