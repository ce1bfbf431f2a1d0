import {
  after,
  type Bars,
  type HlcField,
  type Numbers,
  overDefined,
  priceOf,
  ratio,
  rolling,
  type Series,
  zip,
} from './series.js';
import { average } from './statistics.js';

export type Seed = 'sma' | 'first';

/**
 * Mean that moves by `gain` towards each new value. Seed 'sma': starts as the mean of the first
 * `n`; 'first': as the first value, and then says something from the first bar on.
 */
export function exponential(x: Series, n: number, gain: number, seed: Seed): number[] {
  const start = seed === 'first' ? 0 : n - 1;
  return overDefined(x, (d) => {
    let m = Number.NaN;
    return d.map((v, i) => {
      m = i === start ? average(d.slice(0, start + 1)) : m + gain * (v - m);
      return m;
    });
  });
}

/** An EMA as a part of something else: with seed 'first' it is heard from its first bar. */
export function emaPart(x: Series, period: number, seed: Seed = 'sma'): number[] {
  return exponential(x, period, 2 / (period + 1), seed);
}

/** The means that other kinds may be built on. */
export type MeanKind = 'sma' | 'ema' | 'rma' | 'wma';

export function meanOf(kind: MeanKind, x: Series, period: number, seed: Seed = 'sma'): number[] {
  if (kind === 'ema') return emaPart(x, period, seed);
  return { sma, rma, wma }[kind](x, { period });
}

export function sma(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, average);
}

export function volumeSma({ volume }: Bars, { period = 20 }: Numbers<'period'> = {}): number[] {
  return sma(volume, { period });
}

export interface Seeded {
  readonly period?: number;
  readonly seed?: Seed;
}

/** Hunter, The exponentially weighted moving average, J. Quality Technology 18 (1986). */
export function ema(x: Series, { period = 20, seed = 'sma' }: Seeded = {}): number[] {
  return after(period, emaPart(x, period, seed));
}

/** Wilder, New Concepts in Technical Trading Systems (1978). */
export function rma(x: Series, { period = 14, seed = 'sma' }: Seeded = {}): number[] {
  return after(period, exponential(x, period, 1 / period, seed));
}

export function wma(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(
    x,
    period,
    (w) => w.reduce((s, v, k) => s + v * (k + 1), 0) / ((period * (period + 1)) / 2),
  );
}

/** The value smoothed once, twice, … `depth` times. */
function nested(x: Series, period: number, seed: Seed, depth: number): number[][] {
  const first = emaPart(x, period, seed);
  return depth === 1 ? [first] : [first, ...nested(first, period, seed, depth - 1)];
}

/** Mulloy, Smoothing data with faster moving averages, TASC (February 1994). */
export function dema(x: Series, { period = 20, seed = 'sma' }: Seeded = {}): number[] {
  const [e1, e2] = nested(x, period, seed, 2);
  return after(
    2 * period - 1,
    zip((a, b) => 2 * a - b, e1!, e2!),
  );
}

/** Mulloy, Smoothing data with less lag, TASC (January 1994). */
export function tema(x: Series, { period = 20, seed = 'sma' }: Seeded = {}): number[] {
  const [e1, e2, e3] = nested(x, period, seed, 3);
  return after(
    3 * period - 2,
    zip((a, b, c) => 3 * a - 3 * b + c, e1!, e2!, e3!),
  );
}

/** Tillson, Smoothing techniques for more accurate signals, TASC (January 1998). */
export function t3(
  x: Series,
  { period = 5, volumeFactor: b = 0.7, seed = 'sma' }: Seeded & { volumeFactor?: number } = {},
): number[] {
  const means = nested(x, period, seed, 6).slice(2);
  const cubic = [(1 + b) ** 3, -3 * b * (1 + b) ** 2, 3 * b * b * (1 + b), -b * b * b];
  return after(
    6 * period - 5,
    zip((...e) => e.reduce((total, v, k) => total + cubic[k]! * v, 0), ...means),
  );
}

/** Hull, How to reduce lag in a moving average, alanhull.com (2005). */
export function hma(x: Series, { period = 9 }: Numbers<'period'> = {}): number[] {
  const half = wma(x, { period: Math.floor(period / 2) });
  const full = wma(x, { period });
  const raw = zip((a, b) => 2 * a - b, half, full);
  return wma(raw, { period: Math.floor(Math.sqrt(period)) });
}

export function vwma(
  bars: Bars,
  { period = 20, source = 'close' }: Numbers<'period'> & { readonly source?: HlcField } = {},
): number[] {
  const turnover = zip((p, v) => p * v, priceOf(bars, source), bars.volume);
  return zip(ratio, sma(turnover, { period }), sma(bars.volume, { period }));
}
